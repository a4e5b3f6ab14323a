import type { TestResults } from '../api/types'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'
import { ResultQuestion } from './ResultQuestion'

/** The questions themselves: how hard each was, and whether it tells those who know from those who do not. */
export function ResultsQuestions({ rows }: { rows: TestResults['questions'] }) {
  if (rows.length === 0) return null
  return (
    <Section title={t('results.questions')} count={rows.length} note={t('results.questions_note')}>
      <ol className="result-questions">{rows.map((row, at) => <ResultQuestion key={row.id} row={row} n={at + 1} />)}</ol>
    </Section>
  )
}
