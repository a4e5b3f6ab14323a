import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { TestResults } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { ResultsGain } from './ResultsGain'
import { ResultsHead } from './ResultsHead'
import { ResultsPeople } from './ResultsPeople'
import { ResultsQuestions } from './ResultsQuestions'
import { ResultsUnits } from './ResultsUnits'
import './tests.css'

/** What a test came to, for whoever organises it: the people, the units, the questions themselves. */
export function ResultsPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<TestResults>(`/classroom/tests/${id}/results`)
  if (error instanceof Problem && (error.status === 404 || error.status === 403)) return <div className="page"><EmptyState title={t('tests.not_here')} hint={t('tests.not_here_hint')} action={t('tests.title')} to={paths.classroom('tests')} /></div>
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  return (
    <div className="page tests test-results">
      <div>
        <p><PathLink to={paths.test(Number(id))}>{data.title}</PathLink></p>
        <PageHead title={t('results.title')} detail={t('results.detail')} />
      </div>
      <ResultsHead of={data} />
      {data.people === 0 ? <EmptyState title={t('results.none')} hint={t('results.none_hint')} /> : (
        <>
          {data.gain && <ResultsGain of={data.gain} />}
          <ResultsUnits rows={data.by_unit} />
          <ResultsQuestions rows={data.questions} />
          <ResultsPeople rows={data.rows} />
        </>
      )}
    </div>
  )
}
