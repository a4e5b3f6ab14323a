import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { SittingShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { SittingPaper } from './SittingPaper'
import { SittingResult } from './SittingResult'
import '../surveys/surveys.css'
import './tests.css'

/** A paper: to be answered while it is under way, afterwards with what it came to. */
export function SittingPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useGet<SittingShown>(`/classroom/sittings/${id}`)
  const { data, error, refetch } = query
  if (data?.state === 'under_way' && data.own) return <SittingPaper key={id} page={data} seenAt={query.dataUpdatedAt} again={() => void refetch()} />
  if (data?.state === 'under_way') return <div className="page"><EmptyState title={t('sitting.not_handed_in')} hint={t('sitting.not_handed_in_hint')} action={t('sitting.to_test')} to={paths.test(data.test)} /></div>
  if (data) return <SittingResult key={id} page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('sitting.not_here')} hint={t('sitting.not_here_hint')} action={t('tests.title')} to={paths.classroom('tests')} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}
