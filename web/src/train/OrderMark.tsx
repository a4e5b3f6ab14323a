import { code } from '../words/catalogue'
import { orderMarks, type OrderState } from './orders'

export function OrderMark({ state }: { state: string }) {
  return <span className={`train-state order ${state}`}><span aria-hidden>{orderMarks[state as OrderState]}</span> {code('order_state', state)}</span>
}
