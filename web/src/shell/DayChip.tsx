import { CalendarOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { t } from '../words/catalogue'
import { useAddress } from './address'
import { useSession } from './session'

const DayPanel = lazy(() => import('./DayPanel'))

/** The day every page is shown as of. Quiet while it is today, plain to see when it is not. */
export function DayChip() {
  const [search, change] = useAddress<{ as_of?: string }>()
  const { today } = useSession()
  const [open, setOpen] = useState(false)
  const asOf = search.as_of
  const choose = (day: string | undefined) => {
    change({ as_of: day === today ? undefined : day })
    setOpen(false)
  }
  const panel = (
    <Suspense fallback={<div className="day-panel" />}>
      <DayPanel day={asOf ?? today} today={today} choose={choose} />
    </Suspense>
  )
  return (
    <span className={`day-chip${asOf ? ' past' : ''}`}>
      <Popover content={panel} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" destroyOnHidden>
        <Button type="text" icon={<CalendarOutlined aria-hidden />} aria-label={`${asOf ? t('frame.as_of', { day: asOf }) : t('frame.as_of_today')} – ${t('frame.as_of_choose')}`}>
          <span className={asOf ? '' : 'wide-only'}>{asOf ? t('frame.as_of', { day: asOf }) : t('frame.as_of_today')}</span>
        </Button>
      </Popover>
      {asOf && <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('frame.as_of_back')} onClick={() => choose(undefined)} />}
    </span>
  )
}
