import { Checkbox, InputNumber, Select } from 'antd'
import type { Problem } from '../api/problem'
import { useGet } from '../api/hooks'
import type { KnowledgeTest, TestsShown } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { Section } from '../kinds/Section'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { answersShown, passPoints, totalsOf, type TypedTest } from './test'

type Props = { value: TypedTest; change: (next: Partial<TypedTest>) => void; problem: Problem | null; own: number | null }

/** By which rules it is sat: time, tries, pass mark, when right answers are shown. */
export function TestRules({ value, change, problem, own }: Props) {
  const others = (useGet<TestsShown>('/classroom/tests').data?.rows ?? []).filter(({ id }) => id !== own).map(({ id, test }) => ({ value: id, label: `${test.number === null ? '' : `${t('tests.number', { n: test.number })} `}${test.title}` }))
  const passes = passPoints(value.pass, totalsOf(value.parts).points)
  return (
    <Section title={t('tests.rules')}>
      <div className="form">
        <div className="test-three">
          <Asked label={t('tests.field.minutes')} name="minutes" problem={problem} optional hint={t('tests.minutes_hint')}><InputNumber className="wide" min={1} max={600} precision={0} suffix={t('tests.minutes_unit')} value={value.minutes} onChange={(minutes) => change({ minutes })} /></Asked>
          <Asked label={t('tests.field.tries')} name="tries" problem={problem} hint={t('tests.tries_hint')}><InputNumber className="wide" min={1} max={20} precision={0} suffix={t('tests.tries_unit')} value={value.tries} onChange={(tries) => change({ tries: tries ?? 1 })} /></Asked>
          <Asked label={t('tests.field.pass')} name="pass" problem={problem} optional hint={passes === null ? t('tests.pass_hint') : t('tests.pass_points', { n: passes })}><InputNumber className="wide" min={1} max={100} precision={0} suffix={'%'} value={value.pass} onChange={(pass) => change({ pass })} /></Asked>
        </div>
        <div className="pair">
          <Asked label={t('tests.field.answers')} name="answers" problem={problem} hint={t(`tests.answers_hint.${value.answers}`)}><Select<KnowledgeTest['answers']> className="wide" value={value.answers} options={choices('answers_shown', answersShown) as { value: KnowledgeTest['answers']; label: string }[]} onChange={(answers) => change({ answers })} /></Asked>
          <Asked label={t('tests.field.before')} name="before" problem={problem} optional hint={t('tests.before_hint')}><Select<number | null> className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} value={value.before} options={others} placeholder={t('tests.before_none')} onChange={(before) => change({ before: before ?? null })} /></Asked>
        </div>
        <div className="row test-mixes">
          <Checkbox checked={value.mix_questions} onChange={(event) => change({ mix_questions: event.target.checked })}>{t('tests.mix_questions')}</Checkbox>
          <Checkbox checked={value.mix_options} onChange={(event) => change({ mix_options: event.target.checked })}>{t('tests.mix_options')}</Checkbox>
        </div>
      </div>
    </Section>
  )
}
