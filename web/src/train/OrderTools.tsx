import { useQueryClient } from '@tanstack/react-query'
import { App, Popconfirm } from 'antd'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { OrderDeed, OrderLine } from '../api/types'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'

type Props = { of: OrderLine; open: (deed: 'schedule' | 'decline') => void }

/** What may still be done about an order: organisers answer it, whoever placed it may take it back. */
export function OrderTools({ of, open }: Props) {
  const organises = useMay()('train')
  const { message } = App.useApp()
  const queries = useQueryClient()
  if (of.state !== 'placed') return null
  const which = { title: of.title, unit: of.unit_name }
  const withdraw = async () => {
    try {
      await send('POST', `/training/orders/${of.id}`, { deed: 'withdraw' } satisfies OrderDeed)
      void message.success(t('orders.withdrawn', { title: of.title }))
    } catch (error) {
      void message.error(sentenceOf(error))
    }
    await refresh(queries, ['/training/orders'])
  }
  if (!organises && !of.own) return null
  return (
    <span className="row-tools no-print">
      {organises && <button type="button" className="link" aria-label={t('orders.schedule_which', which)} onClick={() => open('schedule')}>{t('orders.schedule')}</button>}
      {organises && <button type="button" className="link" aria-label={t('orders.decline_which', which)} onClick={() => open('decline')}>{t('orders.decline')}</button>}
      {of.own && <Popconfirm title={t('orders.withdraw_sure')} okText={t('action.withdraw')} cancelText={t('action.cancel')} onConfirm={withdraw}><button type="button" className="link" aria-label={t('orders.withdraw_which', which)}>{t('action.withdraw')}</button></Popconfirm>}
    </span>
  )
}
