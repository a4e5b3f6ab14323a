import { Button } from 'antd'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { counted, hoursInWords } from './amounts'
import type { Course } from './orders'

type Props = { of: Course; waiting: number; order?: () => void }

export function MenuCard({ of: { id, item, unit_name }, waiting, order }: Props) {
  const facts = [item.tenths > 0 && hoursInWords(item.tenths), code('layer', item.layer), unit_name].filter(Boolean)
  return (
    <li className="menu-card">
      <p className="menu-title"><PathLink to={paths.catalogueItem(id)}>{item.title}</PathLink>{item.premium && <span className="tag accent">{t('catalogue.premium_mark')}</span>}</p>
      <p className="quiet small">{facts.join(' · ')}</p>
      {item.text && <p className="small menu-text" title={item.text}>{item.text}</p>}
      <p className="menu-foot no-print">
        {order && <Button size="small" aria-label={t('orders.order_which', { title: item.title })} onClick={order}>{t('orders.order')}</Button>}
        {waiting > 0 && <span className="quiet small">{counted('orders.waiting_n', waiting)}</span>}
      </p>
    </li>
  )
}
