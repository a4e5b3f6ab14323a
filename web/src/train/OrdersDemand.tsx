import { useState } from 'react'
import type { OrdersShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { type Demand, ordersOf, wantedBy } from './orders'
import { ScheduleDrawer } from './ScheduleDrawer'

/** What is still asked for, the most wanted first; one session can answer all orders of a course. */
export function OrdersDemand({ of: { rows, demand } }: { of: OrdersShown }) {
  const [, change] = useAddress<Search & { wanted?: string; state?: string }>()
  const [open, setOpen] = useState<Demand | null>(null)
  if (demand.length === 0) return null
  const most = Math.max(...demand.map(({ orders }) => orders))
  const show = (one: Demand) => {
    change({ wanted: wantedBy(one), state: 'placed' }, true)
    document.getElementById('orders')?.scrollIntoView()
  }
  return (
    <Section title={t('orders.demand')} count={demand.length} note={t('orders.demand_note')}>
      <div className="demand-rows">
        <Table label={t('orders.demand')} rows={demand.map((one, at) => ({ ...one, at }))} rowKey={wantedBy} columns={[
          { key: 'rank', head: t('orders.rank'), number: true, width: 64, aside: true, cell: ({ at }) => at + 1 },
          { key: 'title', head: t('orders.what'), title: true, least: 200, cell: (one) => <>{one.course === null ? one.title : <PathLink to={paths.catalogueItem(one.course)}>{one.title}</PathLink>}{one.course === null && <> <span className="tag">{t('orders.own_topic')}</span></>}</> },
          { key: 'bar', head: <span className="hidden-words">{t('orders.share')}</span>, width: 168, aside: true, cell: (one) => <span className="met-track demand-track" aria-hidden><span style={{ width: `${(one.orders / most) * 100}%` }} /></span> },
          { key: 'orders', head: t('orders.orders_head'), number: true, width: 96, cell: (one) => <button type="button" className="link number-link" aria-label={t('orders.show_of', { title: one.title, n: one.orders })} onClick={() => show(one)}>{showNumber(one.orders)}</button> },
          { key: 'heads', head: t('orders.heads_head'), number: true, width: 112, cell: (one) => showNumber(one.heads) },
          { key: 'tools', head: <span className="hidden-words">{t('orders.deeds')}</span>, width: 112, cell: (one) => <span className="row-tools no-print"><button type="button" className="link" aria-label={t('orders.schedule_all', { title: one.title })} onClick={() => setOpen(one)}>{t('orders.schedule')}</button></span> },
        ]} />
      </div>
      {open && <ScheduleDrawer title={open.title} orders={ordersOf(rows, 'placed', wantedBy(open))} close={() => setOpen(null)} />}
    </Section>
  )
}
