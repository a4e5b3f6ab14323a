import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { CatalogueLine, OrdersShown } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { Menu } from './Menu'
import { OrderDrawer } from './OrderDrawer'
import { OrdersDemand } from './OrdersDemand'
import { OrdersSection } from './OrdersSection'
import { type Course, menuOf } from './orders'
import '../care/care.css'
import './train.css'

/** Courses units order from the menu, what became of each order, and what is wanted most. */
export function OrdersPage() {
  const may = useMay()
  const organises = may('train')
  const orders = organises || may('train.unit')
  const menu = useGet<CatalogueLine[]>('/training/catalogue', { of: 'course' })
  const { data, error, refetch } = useGet<OrdersShown>(orders ? '/training/orders' : null)
  const [ordered, setOrdered] = useState<Course | 'topic' | null>(null)
  const topic = () => setOrdered('topic')
  const shown = data || !orders
  return (
    <div className="page train orders">
      <PageHead title={t('orders.title')} detail={t(organises ? 'orders.detail' : orders ? 'orders.detail_unit' : 'orders.detail_read')}>{orders && <Button icon={<EditOutlined aria-hidden />} onClick={topic}>{t('orders.topic_add')}</Button>}</PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!shown && !error && <RowsSkeleton rows={6} />}
      {data && organises && <OrdersDemand of={data} />}
      {data && <OrdersSection of={data} />}
      {menu.error && <ProblemNote error={menu.error} retry={() => void menu.refetch()} />}
      {!menu.data && !menu.error && shown && <RowsSkeleton rows={4} />}
      {menu.data && shown && <Menu courses={menuOf(menu.data)} orders={data?.rows ?? []} {...(orders ? { order: setOrdered, topic } : {})} />}
      {ordered && <OrderDrawer course={ordered === 'topic' ? null : ordered} close={() => setOrdered(null)} />}
    </div>
  )
}
