import { Checkbox } from 'antd'
import { useState } from 'react'
import type { TimetableLesson } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { CatalogueField } from '../programmes/CatalogueField'
import { TimeField } from '../programmes/TimeField'
import { t } from '../words/catalogue'
import { daysBetween, endOf } from './timetable'
import type { Moving } from './useMoving'

/** Another day, time or room for a lesson, without drawing it; or the whole session by as many days. */
export function MoveDrawer({ of, moving, close }: { of: TimetableLesson; moving: Moving; close: () => void }) {
  const [day, setDay] = useState<string | null>(of.day)
  const [from, setFrom] = useState(of.from)
  const [room, setRoom] = useState(of.room)
  const [whole, setWhole] = useState(false)
  const [wrong, setWrong] = useState(false)
  const same = whole ? day === of.day : day === of.day && from === of.from && room === of.room
  const act = () => {
    moving.clear()
    if (whole) return moving.shift({ id: of.session }, daysBetween(of.day, day ?? of.day), of.version)
    return moving.lesson(of, { day: day ?? of.day, from, ...(room === null || room === of.room ? {} : { room }) })
  }
  const refuse = wrong ? t('form.dates_wrong') : day === null ? t('form.missing', { field: t('sessions.lesson.day') }) : same ? t('timetable.same') : undefined
  return (
    <FormDrawer open title={t('timetable.move')} close={close} submit={t(whole ? 'timetable.move_whole' : 'timetable.move')} effect={t('timetable.move_effect')} act={act} reload={moving.reload} refuse={refuse} width={440}>
      {(problem) => (
        <>
          <div className="note"><p><strong>{of.subject}</strong></p><p className="quiet small">{[of.title, `${of.day} ${of.from}–${of.to}`, of.room_title, of.lecturer_title].filter(Boolean).join(' · ')}</p></div>
          <Asked label={t('sessions.lesson.day')} name="day" problem={problem}><DateField whole value={day} onChange={setDay} onWrong={setWrong} /></Asked>
          {!whole && <Asked label={t('sessions.lesson.from')} name="from" problem={problem} hint={t('timetable.until', { to: endOf(of, from) })}><TimeField value={from} onChange={setFrom} /></Asked>}
          {!whole && <Asked label={t('sessions.lesson.room')} name="room" problem={problem}><CatalogueField of="room" label={t('sessions.lesson.room')} titles={of.room === null ? {} : { [of.room]: of.room_title }} value={room} onChange={(id) => setRoom(id ?? of.room)} /></Asked>}
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>{t('timetable.whole')}</Checkbox>
        </>
      )}
    </FormDrawer>
  )
}
