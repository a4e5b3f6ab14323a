import { useGet } from '../api/hooks'
import type { Placed, SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useAddress, type Search } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { PublishScores } from './PublishScores'
import { ScoreGrid } from './ScoreGrid'
import { ScoreTable } from './ScoreTable'
import './after.css'

/** A contest: judges type points, the table stands below them, and is published once the day is over. */
export function ScoresTab({ page }: { page: SessionShown }) {
  const { data, error, refetch } = useGet<Placed[]>(`/sessions/${page.id}/scores`)
  const [, change] = useAddress<Search & { tab?: string }>()
  const judges = page.may_write || page.parts.some((part) => part.own && part.role === 'organiser')
  if (page.state !== 'held' && !judges) return <EmptyState title={t('sessions.scores_hidden')} hint={t('sessions.scores_hidden_hint')} />
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  if (page.state === 'held') return data.length === 0 ? <p className="quiet">{t('sessions.scores_none')}</p> : <ScoreTable page={page} rows={data} />
  const enter = page.may_write
  if (page.session.rounds.length === 0) return <EmptyState title={t('sessions.no_rounds')} hint={t(enter ? 'sessions.no_rounds_hint' : 'sessions.no_rounds_read')} {...(enter ? { action: t('sessions.rounds_enter'), to: `${paths.trainingSession(page.id)}?edit=1` } : {})} />
  if (data.length === 0) return <EmptyState title={t('sessions.no_entrants')} hint={t('sessions.no_entrants_hint')} {...(enter ? { action: t('sessions.to_roster'), onAction: () => change({ tab: 'roster' }) } : {})} />
  return (
    <div className="stack scores">
      <ScoreGrid page={page} table={data} />
      <ScoreTable page={page} rows={data} tools={page.may_write && <PublishScores page={page} table={data} />} />
    </div>
  )
}
