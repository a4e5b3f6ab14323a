import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { usePages } from '../api/hooks'
import type { Talk } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MayNot } from './MayNot'
import { type Asked, isNarrowed, TalkFilters } from './TalkFilters'
import { TalkRows } from './TalkRows'
import './care.css'

const sides = ['mine', 'reach'] as const
type Side = (typeof sides)[number]

/** Talks one held, and those with people in one's reach, the latest first. */
export function TalksPage() {
  const may = useMay()('talks')
  const go = useGo()
  const [search, change] = useAddress<Asked>()
  const side: Side = may && search.whose === 'reach' ? 'reach' : 'mine'
  return (
    <div className="page care">
      <PageHead title={t('talks.title')} detail={t(`talks.detail.${side}`)}>
        {may && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(paths.newTalk())}>{t('talks.record')}</Button>}
      </PageHead>
      {may && <Tabs label={t('talks.sides')} at={side} choose={(next: Side) => change({ whose: next === 'mine' ? undefined : next })} tabs={sides.map((key) => ({ key, label: t(`talks.side.${key}`) }))} />}
      <TalkFilters search={search} change={change} />
      <Lines side={side} search={search} may={may} all={() => change({ kind: undefined, from: undefined, to: undefined })} />
    </div>
  )
}

function Lines({ side, search, may, all }: { side: Side; search: Asked; may: boolean; all: () => void }) {
  const list = usePages<Talk>('/talks', { whose: side, kind: search.kind, from: search.from, to: search.to })
  if (list.error) return <ProblemNote error={list.error} />
  if (list.loading) return <RowsSkeleton />
  if (list.rows.length === 0 && isNarrowed(search)) return <EmptyState title={t('talks.none_fit')} action={t('problems.drop_filters')} onAction={all} />
  if (list.rows.length === 0 && !may) return <MayNot />
  if (list.rows.length === 0) return <EmptyState title={t(`talks.none.${side}`)} hint={t(`talks.none_hint.${side}`)} action={t('talks.record')} to={paths.newTalk()} />
  return (
    <div className="talk-list">
      <p className="quiet small">{t(list.more ? 'talks.shown' : list.rows.length === 1 ? 'talks.count_one' : 'talks.count', { n: list.rows.length })}</p>
      <TalkRows rows={list.rows} label={t(`talks.side.${side}`)} />
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} />}
    </div>
  )
}
