import { Segmented } from 'antd'
import { useState } from 'react'
import type { Question, SurveyAsked, SurveyResults } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { linesOf } from './counted'
import { Share } from './Share'

/** Rows against options: of all, and of each part by itself. On the screen one of them, on paper all. */
export function GridResult({ results, question, asked }: { results: SurveyResults; question: Question; asked: SurveyAsked[] }) {
  const rows = asked.map((one) => ({ name: question.rows[one.row ?? 0] ?? '', lines: linesOf(results, one) }))
  const parts = rows[0]?.lines ?? []
  const [chosen, setChosen] = useState(parts.length - 1)
  return (
    <div className="stack tight">
      {parts.length > 1 && <div className="no-print"><Segmented aria-label={t('surveys.field.group')} value={chosen} onChange={setChosen} options={parts.map(({ name }, at) => ({ value: at, label: name })).reverse()} /></div>}
      {parts.map((part, at) => (
        <div key={part.name} className={`table-frame${at === chosen ? '' : ' only-print'}`} tabIndex={0} role="group" aria-label={`${question.text} ${part.name}`}>
          <table className="result-table" aria-label={`${question.text} ${part.name}`}>
            <caption className={parts.length > 1 ? 'only-print' : ''}>{t('surveys.part_n', { name: part.name, n: part.of })}</caption>
            <thead><tr><th scope="col"><span className="hidden-words">{t('surveys.field.rows')}</span></th>{question.options.map((option, column) => <th key={column} scope="col">{option}</th>)}<th scope="col">{t('surveys.left_out')}</th></tr></thead>
            <tbody>
              {rows.map(({ name, lines }, row) => {
                const line = lines[at]
                return line && (
                  <tr key={row}>
                    <th scope="row">{name}</th>
                    {question.options.map((option, column) => <td key={column} data-head={option}><Share count={line.tally.counts[column] ?? 0} of={line.tally.answered} /></td>)}
                    <td data-head={t('surveys.left_out')}>{showNumber(line.of - line.tally.answered)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  )
}
