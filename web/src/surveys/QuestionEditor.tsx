import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import type { QuestionKind } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { questionKinds } from './codes'
import { NamesAdded } from './NamesAdded'
import { lines, type TypedQuestion } from './typed'

type Props = { question: TypedQuestion; at: number; last: boolean; people: boolean; problem: Problem | null; change: (next: Partial<TypedQuestion>) => void; move: (to: number) => void; copy: () => void; remove: () => void }

export function QuestionEditor({ question, at, last, people, problem, change, move, copy, remove }: Props) {
  const { kind } = question
  const n = at + 1
  const tool = (icon: ReactNode, label: string, act: () => void, disabled = false) => <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />
  return (
    <section className={`build-question${problem ? ' wrong' : ''}`} aria-label={t('surveys.question_n', { n })}>
      <header>
        <strong>{n}</strong>
        <Select<QuestionKind> value={kind} options={choices('question_kind', questionKinds) as { value: QuestionKind; label: string }[]} aria-label={t('surveys.question_kind', { n })} onChange={(next) => change({ kind: next })} />
        <Checkbox checked={question.required} onChange={(event) => change({ required: event.target.checked })}>{t('surveys.required')}</Checkbox>
        <span className="push row nowrap build-tools">
          {tool(<ArrowUpOutlined aria-hidden />, t('surveys.question_up', { n }), () => move(at - 1), at === 0)}
          {tool(<ArrowDownOutlined aria-hidden />, t('surveys.question_down', { n }), () => move(at + 1), last)}
          {tool(<CopyOutlined aria-hidden />, t('surveys.question_copy', { n }), copy)}
          {tool(<DeleteOutlined aria-hidden />, t('surveys.question_remove', { n }), remove)}
        </span>
      </header>
      <Asked label={t('surveys.field.text')} name="text" problem={problem}><Input.TextArea className="line" rows={1} value={question.text} maxLength={200} onChange={(event) => change({ text: event.target.value.replaceAll('\n', ' ') })} /></Asked>
      {kind === 'grid' && (
        <Asked label={t('surveys.field.rows')} name="rows" problem={problem} hint={t('surveys.one_a_line', { n: lines(question.rows).length })}>
          <Input.TextArea rows={3} value={question.rows} placeholder={people ? t('surveys.rows_people') : ''} onChange={(event) => change({ rows: event.target.value })} />
        </Asked>
      )}
      {kind === 'grid' && people && <NamesAdded add={(name) => change({ rows: [...lines(question.rows), name].join('\n') })} />}
      {kind !== 'text' && (
        <Asked label={t(kind === 'grid' ? 'surveys.field.columns' : 'surveys.field.options')} name="options" problem={problem} hint={t('surveys.one_a_line', { n: lines(question.options).length })}>
          <Input.TextArea rows={3} value={question.options} onChange={(event) => change({ options: event.target.value })} />
        </Asked>
      )}
      {kind === 'several' && people && <NamesAdded add={(name) => change({ options: [...lines(question.options), name].join('\n') })} />}
      {kind === 'several' && (
        <Asked label={t('surveys.field.most')} name="most" problem={problem} optional hint={t('surveys.most_hint')}><InputNumber min={1} max={Math.max(1, lines(question.options).length)} precision={0} value={question.most} onChange={(most) => change({ most })} /></Asked>
      )}
    </section>
  )
}
