import { ApartmentOutlined, ClockCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { usePages } from '../api/hooks'
import type { ProblemLine, Side } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { type Asked, Filters, isNarrowed, questionOf } from './Filters'
import { NoneHere } from './NoneHere'
import { ProblemRows } from './ProblemRows'
import { ToConfirm } from './ToConfirm'
import { sideAt, useSides } from './sides'
import './problems.css'

/** Problems from the reader's side, the first due first. */
export function InboxPage() {
  const may = useMay()
  const go = useGo()
  const sides = useSides()
  const [search, change] = useAddress<Asked>()
  const side = sideAt(sides, search.side)
  return (
    <div className="page problems">
      <PageHead title={t('problems.title')} detail={t(`problems.detail.${side}`)}>
        {may('problems.coordinate') && <Button icon={<ClockCircleOutlined aria-hidden />} onClick={() => go(paths.clocks())}>{t('problems.clocks')}</Button>}
        {may('problems.coordinate') && <Button icon={<ApartmentOutlined aria-hidden />} onClick={() => go(paths.routing())}>{t('problems.routing')}</Button>}
        {may('problems.raise') && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(paths.newProblem())}>{t('problems.raise')}</Button>}
      </PageHead>
      {sides.length > 1 && <Tabs label={t('problems.sides')} at={side} choose={(next: Side) => change({ side: next })} tabs={sides.map((key) => ({ key, label: t(`problems.side.${key}`) }))} />}
      <Filters search={search} change={change} />
      {side === 'raised' && !isNarrowed(search) && <ToConfirm look={() => change({ state: 'answered' })} />}
      <Lines side={side} search={search} all={() => change({ show: undefined, kind: undefined, state: undefined, overdue: undefined })} />
    </div>
  )
}

function Lines({ side, search, all }: { side: Side; search: Asked; all: () => void }) {
  const list = usePages<ProblemLine>('/problems', { side, ...questionOf(search) })
  if (list.error) return <ProblemNote error={list.error} />
  if (list.loading) return <RowsSkeleton />
  if (list.rows.length === 0) return <NoneHere side={side} search={search} all={all} />
  return (
    <div className="stack tight problem-lines">
      <p className="quiet small">{t(list.more ? 'problems.shown' : 'problems.count', { n: list.rows.length })}</p>
      <ProblemRows rows={list.rows} label={t(`problems.side.${side}`)} />
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} />}
    </div>
  )
}
