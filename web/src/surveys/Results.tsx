import { useGet } from '../api/hooks'
import type { SurveyResults } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { t } from '../words/catalogue'
import { allAnswered, cellName, joined, silent } from './counted'
import { QuestionResult } from './QuestionResult'

/** The result as it was frozen at closing. Every look at it is on the log, so it is asked for once. */
export function Results({ id }: { id: number }) {
  const { data, error, refetch } = useGet<SurveyResults>(`/surveys/${id}/results`, undefined, { fresh: Infinity })
  if (error && !data) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={8} />
  if (data.cells.length === 0) return <Section title={t('surveys.results')}><p className="note">{t('surveys.too_few', { n: data.survey.smallest })}</p></Section>
  const without = silent(data)
  return (
    <Section title={t('surveys.results')} note={t('surveys.results_of', { n: allAnswered(data.cells) })}>
      {(joined(data).length > 0 || without.length > 0) && (
        <ul className="note result-parts">
          {joined(data).map((cell) => <li key={cell.groups.join()}>{t('surveys.joined', { names: cellName(data, cell), n: data.survey.smallest })}</li>)}
          {without.length > 0 && <li>{t('surveys.silent', { names: without.join(t('list.comma')) })}</li>}
        </ul>
      )}
      <ol className="results">
        {data.survey.questions.map((question, at) => <li key={at}><QuestionResult results={data} question={question} at={at} asked={data.asked.filter((one) => one.question === at)} /></li>)}
      </ol>
    </Section>
  )
}
