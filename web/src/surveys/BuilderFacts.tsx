import { Button, Input, InputNumber, Select } from 'antd'
import type { Problem } from '../api/problem'
import type { SurveyKind } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { TeamPeople } from '../observe/TeamPeople'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { SMALLEST, surveyKinds } from './codes'
import { refusedHere } from './refused'
import { templateOf } from './templates'
import { type TypedSurvey, untouched } from './typed'

type Props = { value: TypedSurvey; change: (next: Partial<TypedSurvey>) => void; problem: Problem | null; unitName: string | null; onDateWrong: (wrong: boolean) => void }

/** What the survey is, whose it is, until when. Another kind brings its own questions, as long as none was changed. */
export function BuilderFacts({ value, change, problem: given, unitName, onDateWrong }: Props) {
  const problem = refusedHere(given)
  const own = !untouched(value, templateOf(value.kind))
  const choose = (kind: SurveyKind) => change(own ? { kind } : { kind, ...templateOf(kind) })
  return (
    <>
      <Asked label={t('surveys.field.kind')} name="kind" problem={problem} hint={own ? undefined : t('surveys.template_here')}>
        <Select value={value.kind} options={choices('survey_kind', surveyKinds) as { value: SurveyKind; label: string }[]} onChange={choose} aria-label={t('surveys.field.kind')} />
      </Asked>
      {own && <div><Button onClick={() => change(templateOf(value.kind))}>{t('surveys.template_take')}</Button></div>}
      <Asked label={t('surveys.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} placeholder={t(`surveys.title_like.${value.kind}`)} onChange={(event) => change({ title: event.target.value })} /></Asked>
      <Asked label={t('surveys.field.intro')} name="intro" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.intro} placeholder={t('surveys.intro_like')} onChange={(event) => change({ intro: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('surveys.field.unit')} name="unit" problem={problem} hint={t('surveys.unit_hint')}><UnitPicker value={value.unit} name={unitName} onChange={(unit) => change({ unit })} label={t('surveys.field.unit')} /></Asked>
        <Asked label={t('surveys.field.closes')} name="closes" problem={problem} hint={t('surveys.closes_hint')}><DateField whole value={value.closes} onChange={(closes) => change({ closes })} onWrong={onDateWrong} /></Asked>
      </div>
      <Asked label={t('surveys.field.smallest')} name="smallest" problem={problem} hint={t('surveys.smallest_hint', { least: SMALLEST.least, most: SMALLEST.most })}>
        <InputNumber min={SMALLEST.least} max={SMALLEST.most} precision={0} value={value.smallest} onChange={(smallest) => change({ smallest: smallest ?? SMALLEST.usual })} />
      </Asked>
      <Asked label={t('surveys.field.owners')} name="owners" problem={problem} optional hint={t('surveys.owners_hint')}><TeamPeople label={t('surveys.field.owners')} value={value.owners} onChange={(owners) => change({ owners })} /></Asked>
    </>
  )
}
