import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import type { SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { type Search, useAddress } from '../shell/address'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { marksSent, type Pending } from './attendance'
import { AttendanceGrid } from './AttendanceGrid'
import { byDay } from './lessons'
import { sits, students } from './roster'
import { SaveBar, useSaving } from './SaveBar'
import { SignSheet } from './SignSheet'
import { useSessionSave } from './useSessionSave'

/** Who was at the lessons of a day: tapped in the grid, kept as one list. */
export function AttendanceTab({ page }: { page: SessionShown }) {
  const { today } = useSession()
  const { again } = useSessionSave(page)
  const [search, change] = useAddress<Search & { tab?: string; day?: string }>()
  const [pending, setPending] = useState<Pending>({})
  const days = byDay(page.session.lessons)
  const [day, lessons] = days.find(([one]) => one === (search.day ?? today)) ?? days[0] ?? ['', []]
  const parts = students(page.parts).filter(sits)
  const running = page.state === 'open' || page.state === 'planned'
  const saving = useSaving(async () => {
    await send('POST', `/sessions/${page.id}/marks`, marksSent(pending))
    await again()
    setPending({})
  })
  if (parts.length === 0) return <EmptyState title={t('sessions.nobody_sits')} hint={t('sessions.nobody_sits_hint')} action={t('sessions.to_roster')} onAction={() => change({ tab: 'roster' })} />
  const count = Object.keys(pending).length
  return (
    <div className="stack attendance">
      <div className="row no-print">
        {days.length > 1 ? <Select aria-label={t('sessions.lesson.day')} value={day} options={days.map(([one]) => ({ value: one, label: one }))} onChange={(next) => change({ day: next })} /> : <strong className="day">{day}</strong>}
        <span className="quiet small grow">{t(running ? 'sessions.grid_hint' : 'sessions.grid_closed')}</span>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('sessions.sheet_print')}</Button>
      </div>
      <AttendanceGrid parts={parts} lessons={lessons} pending={pending} set={running ? setPending : null} />
      <SaveBar saving={saving} dirty={count > 0} label={t('sessions.marks_save')} note={t('sessions.marks_n', { n: count })} />
      <SignSheet page={page} day={day} lessons={lessons} parts={parts} />
    </div>
  )
}
