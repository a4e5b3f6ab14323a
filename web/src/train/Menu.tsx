import { Input } from 'antd'
import { useState } from 'react'
import type { OrderLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MenuCard } from './MenuCard'
import { type Course, waitingByCourse } from './orders'

type Props = { courses: Course[]; orders: OrderLine[]; order?: (course: Course) => void; topic?: () => void }

const MANY = 9

/** What may be ordered; without the right to order one still sees what there is. */
export function Menu({ courses, orders, order, topic }: Props) {
  const organises = useMay()('train')
  const [words, setWords] = useState('')
  const waiting = waitingByCourse(orders)
  const shown = courses.filter(({ item }) => item.title.toLowerCase().includes(words.trim().toLowerCase()))
  const find = courses.length > MANY && <Input.Search className="menu-find" allowClear value={words} placeholder={t('orders.find_course')} aria-label={t('orders.find_course')} onChange={(event) => setWords(event.target.value)} />
  return (
    <Section id="menu" title={t('orders.menu')} count={courses.length} note={t('orders.menu_note')} tools={find}>
      {!order && <p className="note">{t('orders.may_not')}</p>}
      {courses.length === 0 && (
        <EmptyState title={t('orders.menu_none')} hint={t(organises ? 'orders.menu_none_hint' : 'orders.menu_none_unit')} {...(organises ? { action: t('orders.to_courses'), to: paths.catalogue('course') } : topic ? { action: t('orders.topic_add'), onAction: topic } : {})} />
      )}
      {courses.length > 0 && shown.length === 0 && <p className="quiet">{t('orders.menu_none_such')}</p>}
      <ul className="menu-cards">{shown.map((course) => <MenuCard key={course.id} of={course} waiting={waiting.get(course.id) ?? 0} {...(order ? { order: () => order(course) } : {})} />)}</ul>
    </Section>
  )
}
