import { Select } from 'antd'
import type { Problem } from '../api/problem'
import type { QuestionForm } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { fitting, questionForms, type Stock, topicsOf, type TypedPart } from './test'

type Props = { part: TypedPart; stock: Stock | undefined; problem: Problem | null; change: (next: Partial<TypedPart>) => void }

/** The rule of a draw, and how many questions of the bank it takes. */
export function PartDrawn({ part, stock, problem, change }: Props) {
  const topics = topicsOf(stock ?? []).map(({ topic, count }) => ({ value: topic, label: `${topic} (${count})` }))
  const fits = stock ? fitting(stock, part) : null
  const few = fits !== null && fits < part.count
  return (
    <>
      <div className="pair">
        <Asked label={t('tests.part_topics')} name="topics" problem={problem}><Select mode="multiple" className="wide" value={part.topics} options={topics} placeholder={t('tests.any_topic')} onChange={(next: string[]) => change({ topics: next })} /></Asked>
        <Asked label={t('tests.part_forms')} name="forms" problem={problem}><Select<QuestionForm[]> mode="multiple" className="wide" value={part.forms} options={choices('question_form', questionForms) as { value: QuestionForm; label: string }[]} placeholder={t('tests.any_form')} onChange={(forms) => change({ forms })} /></Asked>
      </div>
      {fits !== null && <p className={few ? 'test-few' : 'quiet'} role="status">{few && <span aria-hidden>△ </span>}{counted('tests.fits', fits)}{few && t('tests.fits_few', { wanted: part.count })}</p>}
    </>
  )
}
