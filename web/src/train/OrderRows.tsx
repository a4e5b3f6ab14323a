import { useState } from 'react'
import type { OrderLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { DeclineOrder } from './DeclineOrder'
import { OrderMark } from './OrderMark'
import { OrderTools } from './OrderTools'
import { ScheduleDrawer } from './ScheduleDrawer'

type Open = { deed: 'schedule' | 'decline'; order: OrderLine }

export function OrderRows({ rows, label }: { rows: OrderLine[]; label: string }) {
  const [open, setOpen] = useState<Open | null>(null)
  return (
    <div className="order-rows">
      <Table label={label} rows={rows} rowKey={(one) => one.id} columns={[
        { key: 'title', head: t('orders.what'), title: true, least: 176, cell: (one) => <>{one.course === null ? one.title : <PathLink to={paths.catalogueItem(one.course)}>{one.title}</PathLink>}{one.course === null && <> <span className="tag">{t('orders.own_topic')}</span></>}</> },
        { key: 'unit', head: t('orders.field.unit'), least: 136, cell: (one) => <PathLink to={paths.unit(one.unit)}>{one.unit_name}</PathLink> },
        { key: 'heads', head: t('orders.heads_head'), number: true, least: 96, cell: (one) => showNumber(one.heads) },
        { key: 'wished', head: t('orders.field.wished'), least: 112, cell: (one) => one.wished },
        { key: 'state', head: t('orders.state'), least: 200, cell: (one) => <Became of={one} /> },
        { key: 'tools', head: <span className="hidden-words">{t('orders.deeds')}</span>, least: 120, cell: (one) => <OrderTools of={one} open={(deed) => setOpen({ deed, order: one })} /> },
      ]} />
      {open?.deed === 'schedule' && <ScheduleDrawer title={open.order.title} orders={[open.order]} close={() => setOpen(null)} />}
      {open?.deed === 'decline' && <DeclineOrder of={open.order} close={() => setOpen(null)} />}
    </div>
  )
}

/** The state, and behind it the session it became or the reason it did not. */
function Became({ of }: { of: OrderLine }) {
  return (
    <>
      <p><OrderMark state={of.state} />{of.own && <> <span className="tag">{t('orders.own')}</span></>}</p>
      {of.session !== null && <p className="small"><span className="day">{of.session_from}</span> <PathLink className="underlined" to={paths.trainingSession(of.session)}>{of.session_title}</PathLink></p>}
      {of.why && <p className="small">{t('train.why', { why: of.why })}</p>}
    </>
  )
}
