import { useQueryClient } from '@tanstack/react-query'
import { App, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { hoursInWords } from './amounts'
import { type Course, lackingOf, type TypedOrder } from './orders'

/** A course of the menu, or a topic in own words: for whom, how many, and when it would suit. */
export function OrderDrawer({ course, close }: { course: Course | null; close: () => void }) {
  const { grants } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const own = grants[0]
  const [empty] = useState<TypedOrder>(() => ({ topic: '', unit: own?.unit ?? null, heads: null, wished: '' }))
  const { value, change, saved, drop } = useDraft<TypedOrder>('order', course?.id ?? 'topic', true, empty)
  const act = async () => {
    await send('POST', '/training/orders', { course: course?.id ?? null, topic: course ? '' : value.topic, unit: value.unit, wished: value.wished, heads: value.heads ?? 0 })
    await drop()
    await refresh(queries, ['/training/orders'])
    void message.success(t('orders.ordered', { title: course?.item.title ?? value.topic.trim() }))
  }
  const lacks = lackingOf(value, course?.id ?? null)
  return (
    <FormDrawer open title={t(course ? 'orders.order_this' : 'orders.topic_add')} close={close} submit={t('orders.order')} effect={t('orders.effect')} act={act} refuse={lacks && t('form.missing', { field: t(`orders.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          {course
            ? <div className="note"><p><strong>{course.item.title}</strong></p><p className="quiet small">{[course.item.tenths > 0 && hoursInWords(course.item.tenths), code('layer', course.item.layer)].filter(Boolean).join(' · ')}</p></div>
            : <Asked label={t('orders.field.topic')} name="topic" problem={problem} hint={t('orders.topic_hint')}><Input value={value.topic} maxLength={100} placeholder={t('orders.topic_like')} onChange={(event) => change({ topic: event.target.value })} /></Asked>}
          <Asked label={t('orders.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} name={own?.unit === value.unit ? own?.unit_name ?? null : null} label={t('orders.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
          <Asked label={t('orders.field.heads')} name="heads" problem={problem}><InputNumber className="wide" min={1} max={9999} precision={0} inputMode="numeric" value={value.heads} placeholder={t('orders.heads_like')} onChange={(heads) => change({ heads })} /></Asked>
          <Asked label={t('orders.field.wished')} name="wished" problem={problem} optional><Input value={value.wished} maxLength={200} placeholder={t('orders.wished_like')} onChange={(event) => change({ wished: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
