import { Input } from 'antd'
import type { Answer, Question } from '../api/types'
import { t } from '../words/catalogue'
import { chosenOf, rowSet, toggled } from './answers'
import { Pick } from './Pick'

type Props = { question: Question; at: number; name: string; answer: Answer | undefined; set: (answer: Answer) => void; wrong?: string | undefined }

/** One question, answered with the thumb: rows of at least 44 px, one column. */
export function QuestionField({ question, at, name, answer, set, wrong }: Props) {
  const id = `${name}-${at}`
  const most = question.kind === 'several' ? question.most : null
  return (
    <fieldset className={`question${wrong ? ' wrong' : ''}`} id={id} tabIndex={-1} aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend><span className="question-number">{at + 1}</span> {question.text || <span className="quiet">{t('surveys.question_blank')}</span>} {question.required && <span className="question-required">{t('surveys.required')}</span>}</legend>
      {question.kind === 'several' && <p className="quiet small">{most ? t('surveys.most', { n: most }) : t('surveys.any_number')}</p>}
      {question.kind === 'text'
        ? <Input.TextArea aria-label={question.text} rows={3} maxLength={2000} value={typeof answer === 'string' ? answer : ''} onChange={(event) => set(event.target.value)} />
        : question.kind === 'grid' ? <Rows question={question} id={id} answer={answer} set={set} /> : <Options question={question} id={id} answer={answer} set={set} />}
      {wrong && <p className="field-error" role="alert" id={`${id}-wrong`}>{wrong}</p>}
    </fieldset>
  )
}

type Part = { question: Question; id: string; answer: Answer | undefined; set: (answer: Answer) => void }

function Options({ question, id, answer, set }: Part) {
  const several = question.kind === 'several'
  const chosen = several ? chosenOf(answer) : typeof answer === 'number' ? [answer] : []
  const full = several && question.most !== null && chosen.length >= question.most
  return (
    <div className="picks">
      {question.options.map((option, at) => (
        <Pick key={at} kind={several ? 'checkbox' : 'radio'} name={id} words={option} chosen={chosen.includes(at)} disabled={full && !chosen.includes(at)} choose={() => set(several ? toggled(answer, at) : at)} />
      ))}
    </div>
  )
}

function Rows({ question, id, answer, set }: Part) {
  const rows = question.rows.length
  return question.rows.map((row, at) => {
    const chosen = Array.isArray(answer) ? (answer[at] ?? null) : null
    return (
      <div key={at} className="question-row" role="radiogroup" aria-labelledby={`${id}-row-${at}`}>
        <span id={`${id}-row-${at}`} className="question-row-name">{row}</span>
        <div className="picks across">
          {question.options.map((option, column) => <Pick key={column} kind="radio" name={`${id}-${at}`} words={option} chosen={chosen === column} choose={() => set(rowSet(answer, rows, at, column))} />)}
        </div>
        {chosen !== null && <button type="button" className="link small" onClick={() => set(rowSet(answer, rows, at, null))}>{t('surveys.clear')}</button>}
      </div>
    )
  })
}
