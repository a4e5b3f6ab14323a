import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { SessionTold } from './SessionTold'
import './programmes.css'
import './sessions.css'

// Whoever writes loads the form; everybody else reads.
const NewSession = lazy(() => import('./NewSession').then((page) => ({ default: page.NewSession })))
const SessionForm = lazy(() => import('./SessionForm').then((form) => ({ default: form.SessionForm })))

/** A session: planned under `new`, then told; with `edit` in its address it is changed. */
export function SessionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <Suspense fallback={<PageSkeleton />}>{id === 'new' ? <NewSession /> : <Known id={id} />}</Suspense>
}

function Known({ id }: { id: string }) {
  const [{ edit }] = useAddress<Search & { edit?: string }>()
  const { data, error, refetch } = useGet<SessionShown>(`/sessions/${id}`)
  if (data && edit && data.may_write && data.state !== 'cancelled') return <SessionForm page={data} empty={data.session} />
  if (data) return <SessionTold key={data.id} page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('sessions.not_here')} hint={t('sessions.not_here_hint')} action={t('programmes.title')} to={paths.programmes()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}
