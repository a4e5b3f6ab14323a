import { Input, Radio } from 'antd'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import type { TypedQuestion } from './bank'
import { QuestionBlanks } from './QuestionBlanks'
import { QuestionOptions } from './QuestionOptions'
import { QuestionPairs } from './QuestionPairs'

type Props = { value: TypedQuestion; change: (next: Partial<TypedQuestion>) => void; problem: Problem | null }

/** What is right, by the form of the question. */
export function QuestionAnswer({ value, change, problem }: Props) {
  switch (value.form) {
    case 'truth':
      return <fieldset className="asked bank-field"><legend className="label">{t('bank.field.right')}</legend><Radio.Group value={value.truth} options={[{ value: true, label: t('sitting.true') }, { value: false, label: t('sitting.false') }]} onChange={(event) => change({ truth: Boolean(event.target.value) })} /></fieldset>
    case 'short':
      return <Asked label={t('bank.field.model')} name="model" problem={problem} optional hint={t('bank.model_hint')}><Input.TextArea rows={4} maxLength={4000} value={value.model} onChange={(event) => change({ model: event.target.value })} /></Asked>
    case 'fill':
      return <QuestionBlanks value={value} change={change} problem={problem} />
    case 'match':
      return <QuestionPairs value={value} change={change} problem={problem} />
    default:
      return <QuestionOptions value={value} change={change} problem={problem} />
  }
}
