import { AutoComplete, Checkbox, Input, Segmented } from 'antd'
import type { Problem } from '../api/problem'
import { useGet } from '../api/hooks'
import type { BankShown, QuestionForm } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { blanksOf, type TypedQuestion } from './bank'
import { QuestionAnswer } from './QuestionAnswer'
import { questionForms, topicsOf } from './test'

type Props = { value: TypedQuestion; change: (next: Partial<TypedQuestion>) => void; problem: Problem | null }

/** The form of a question first, for it decides what else is asked. */
export function QuestionFields({ value, change, problem }: Props) {
  const topics = topicsOf(useGet<BankShown>('/classroom/questions').data?.stock ?? []).map(({ topic }) => ({ value: topic }))
  const fill = value.form === 'fill'
  const blanks = blanksOf(value.stem)
  const parts = value.form === 'multiple' || fill || value.form === 'order' || value.form === 'match'
  return (
    <>
      <div className="asked question-forms"><span className="label">{t('bank.field.form')}</span><Segmented<QuestionForm> aria-label={t('bank.field.form')} value={value.form} options={choices('question_form', questionForms) as { value: QuestionForm; label: string }[]} onChange={(form) => change({ form })} /></div>
      <Asked label={t('bank.field.topic')} name="topic" problem={problem} optional><AutoComplete className="wide" value={value.topic} options={topics} showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }} onChange={(topic: string) => change({ topic: topic ?? '' })} /></Asked>
      <Asked label={t('bank.field.stem')} name="stem" problem={problem} hint={fill ? (blanks === 0 ? t('bank.blanks_none') : t('bank.blanks_n', { n: blanks })) : undefined}><Input.TextArea rows={3} maxLength={2000} value={value.stem} onChange={(event) => change({ stem: event.target.value })} /></Asked>
      {fill && <div><button type="button" className="link" onClick={() => change({ stem: `${value.stem}___` })}>{t('bank.blank_add')}</button></div>}
      <QuestionAnswer value={value} change={change} problem={problem} />
      {parts && <Checkbox checked={value.part} onChange={(event) => change({ part: event.target.checked })}>{t(`bank.part.${value.form}`)}</Checkbox>}
      <Asked label={t('bank.field.reason')} name="reason" problem={problem} optional hint={t('bank.reason_hint')}><Input.TextArea rows={2} maxLength={2000} value={value.reason} onChange={(event) => change({ reason: event.target.value })} /></Asked>
    </>
  )
}
