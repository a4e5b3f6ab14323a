import { Segmented } from 'antd'
import { useState } from 'react'
import type { OrdersShown } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { Section } from '../kinds/Section'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { OrderRows } from './OrderRows'
import { ordersOf, orderStates } from './orders'

const PAGE = 50

/** Orders of the units one looks after, and what became of each. */
export function OrdersSection({ of: { rows } }: { of: OrdersShown }) {
  const organises = useMay()('train')
  const [search, change] = useAddress<Search & { state?: string; wanted?: string }>()
  const [most, setMost] = useState(PAGE)
  const state = orderStates.find((one) => one === search.state)
  const found = ordersOf(rows, state, search.wanted)
  const title = t(organises ? 'orders.all' : 'orders.ours')
  const only = search.wanted && rows.find((one) => ordersOf([one], undefined, search.wanted).length > 0)?.title
  const count = (of: string) => ordersOf(rows, of === '' ? undefined : (of as never), search.wanted).length
  return (
    <Section id="orders" title={title} count={rows.length} note={t('orders.note')}>
      {rows.length === 0 && <p className="note">{t('orders.none')} <a href="#menu" onClick={(event) => { event.preventDefault(); document.getElementById('menu')?.scrollIntoView() }}>{t('orders.to_menu')}</a></p>}
      {rows.length > 0 && (
        <div className="stack">
          <div className="order-states"><Segmented aria-label={t('orders.state')} value={state ?? ''} options={['', ...orderStates].map((value) => ({ value, label: `${value ? code('order_state', value) : t('orders.any')} ${count(value)}` }))} onChange={(next) => change({ state: next || undefined }, true)} /></div>
          {only && <p className="row"><span>{t('orders.only', { title: only })}</span><button type="button" className="link" onClick={() => change({ wanted: undefined }, true)}>{t('orders.show_all')}</button></p>}
          {found.length === 0 ? <p className="note">{t('orders.none_such')}</p> : <OrderRows rows={found.slice(0, most)} label={title} />}
          {found.length > most && <MoreRows more={() => setMost(most + PAGE)} fetching={false} shown={most} count={found.length} />}
        </div>
      )}
    </Section>
  )
}
