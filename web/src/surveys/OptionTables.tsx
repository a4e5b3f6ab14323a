import type { Question } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import type { Line } from './counted'
import { Share } from './Share'

type Props = { question: Question; lines: Line[] }

/** A row for each part of those who answered, a column for each option. */
export function OptionsAcross({ question, lines }: Props) {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={question.text}>
      <table className="result-table" aria-label={question.text}>
        <thead><tr><th scope="col">{t('surveys.field.group')}</th>{question.options.map((option, at) => <th key={at} scope="col">{option}</th>)}<th scope="col">{t('surveys.answered')}</th><th scope="col">{t('surveys.left_out')}</th></tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name} className={line.all ? 'all' : ''}>
              <th scope="row">{line.name}</th>
              {question.options.map((option, at) => <td key={at} data-head={option}><Share count={line.tally.counts[at] ?? 0} of={line.tally.answered} /></td>)}
              <td data-head={t('surveys.answered')}>{showNumber(line.tally.answered)}</td>
              <td data-head={t('surveys.left_out')}>{showNumber(line.of - line.tally.answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A row for each option, a column for each part of those who answered. */
export function OptionsDown({ question, lines }: Props) {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={question.text}>
      <table className="result-table" aria-label={question.text}>
        <thead><tr><th scope="col">{t('surveys.option')}</th>{lines.map((line) => <th key={line.name} scope="col">{line.name}</th>)}</tr></thead>
        <tbody>
          {question.options.map((option, at) => <tr key={at}><th scope="row">{option}</th>{lines.map((line) => <td key={line.name} data-head={line.name}><Share count={line.tally.counts[at] ?? 0} of={line.tally.answered} /></td>)}</tr>)}
          <tr className="all"><th scope="row">{t('surveys.answered')}</th>{lines.map((line) => <td key={line.name} data-head={line.name}>{showNumber(line.tally.answered)}</td>)}</tr>
          <tr><th scope="row">{t('surveys.left_out')}</th>{lines.map((line) => <td key={line.name} data-head={line.name}>{showNumber(line.of - line.tally.answered)}</td>)}</tr>
        </tbody>
      </table>
    </div>
  )
}
