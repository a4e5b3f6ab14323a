import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { OrderDeed, OrderLine } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import { t } from '../words/catalogue'

/** An order is not taken up; whoever placed it reads why. */
export function DeclineOrder({ of, close }: { of: OrderLine; close: () => void }) {
  const queries = useQueryClient()
  const act = async (why: string) => {
    await send('POST', `/training/orders/${of.id}`, { deed: 'decline', why } satisfies OrderDeed)
    await refresh(queries, ['/training/orders', '/day'])
  }
  return <WhyDialog open title={t('orders.decline_title', { title: of.title })} hint={t('orders.decline_hint', { unit: of.unit_name })} action={t('orders.decline')} close={close} act={act} />
}
