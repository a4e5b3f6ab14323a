import { Button } from 'antd'
import { useGet } from '../api/hooks'
import type { Due } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { DueRows } from './DueRows'
import { Feed } from './Feed'
import { groupsOf } from './groups'
import './duties.css'

/** What the reader owes: what was missed, what this period still asks for, and what is done. */
export function DutiesPage() {
  const may = useMay()
  const go = useGo()
  const { data, error, refetch } = useGet<{ today: string; items: Due[] }>('/duties/mine')
  return (
    <div className="page duties">
      <PageHead title={t('duties.title')} detail={t('duties.detail')}>
        {may('duties') && <Button onClick={() => go(paths.dutyBoard())}>{t('duties.board')}</Button>}
      </PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.items.length === 0 && <EmptyState title={t('duties.none')} hint={t('duties.none_hint')} {...(may('duties') ? { action: t('duties.board'), to: paths.dutyBoard() } : {})} />}
      {data && groupsOf(data.items).map(({ key, title, from, to, items, done }) => (
        <Section key={key} title={title} note={t('duties.period', { from, to })} tools={<Progress done={done} total={items.length} />}>
          <DueRows items={items} label={title} mine />
        </Section>
      ))}
      {data && data.items.length > 0 && <Section title={t('duties.feed')} note={t('duties.feed_note')}><Feed /></Section>}
    </div>
  )
}

export function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span className="duty-progress" title={t('duties.progress', { done, total })}>
      <progress value={done} max={Math.max(total, 1)} aria-label={t('duties.progress', { done, total })} />
      <span className="quiet small">{t('duties.of', { done, total })}</span>
    </span>
  )
}
