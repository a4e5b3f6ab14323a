import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { OrderDeed, OrderLine, SessionLine } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { counted } from './amounts'
import { spanInWords, titleOf } from './sessions'

type Option = { value: number; label: string; detail: string }
const option = (choice: { data: Option }) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>
const COMING = ['planned', 'open']

/** The session that answers one order, or all orders of a course at once. */
export function ScheduleDrawer({ title, orders, close }: { title: string; orders: OrderLine[]; close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [session, setSession] = useState<number | null>(null)
  const { data, isPending } = useGet<SessionLine[]>('/sessions', { from: today })
  const options = (data ?? []).filter(({ state }) => COMING.includes(state)).map((one): Option => ({ value: one.id, label: titleOf(one), detail: [spanInWords(one), code('session_form', one.form), one.place || one.unit_name].join(' · ') }))
  const heads = orders.reduce((sum, one) => sum + one.heads, 0)
  const act = async () => {
    try {
      for (const one of orders) await send<OrderLine>('POST', `/training/orders/${one.id}`, { deed: 'schedule', session: session ?? 0 } satisfies OrderDeed)
    } finally {
      // Where one was refused, those before it are scheduled; only the rest is left to be sent again.
      await refresh(queries, ['/training/orders', '/day'])
    }
  }
  return (
    <FormDrawer open title={t('orders.schedule')} close={close} submit={t('orders.schedule')} effect={t('orders.schedule_effect')} act={act} refuse={session === null ? t('form.missing', { field: t('orders.field.session') }) : undefined}>
      {(problem) => (
        <>
          <div className="note">
            <p><strong>{title}</strong></p>
            <p className="quiet small">{[counted('orders.orders_n', orders.length), counted('train.people', heads)].join(' · ')}</p>
            <ul className="small ordered-units">{orders.slice(0, 8).map((one) => <li key={one.id}>{one.unit_name} · {counted('train.people', one.heads)}{one.wished && ` · ${one.wished}`}</li>)}</ul>
            {orders.length > 8 && <p className="quiet small">{t('orders.and_more', { n: orders.length - 8 })}</p>}
          </div>
          <Asked label={t('orders.field.session')} name="session" problem={problem}>
            <Select<number | null, Option> className="wide" showSearch={{ optionFilterProp: 'label' }} value={session} loading={isPending} options={options} optionRender={option as never} popupMatchSelectWidth={false} placeholder={t('field_hint.choose')} aria-label={t('orders.field.session')}
              notFoundContent={t('orders.no_sessions')} onChange={(next) => setSession(next ?? null)} />
          </Asked>
          <p className="quiet small">{t('orders.plan_first')} <PathLink className="underlined" to={paths.newTrainingSession()}>{t('train.plan')}</PathLink></p>
        </>
      )}
    </FormDrawer>
  )
}
