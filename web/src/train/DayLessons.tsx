import { ClockCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { TimetableLesson } from '../api/types'
import { t } from '../words/catalogue'
import { keyOf } from './timetable'

/** The lessons of a session on a day, each with the way to another time. */
export function DayLessons({ lessons, ask }: { lessons: TimetableLesson[]; ask: (of: TimetableLesson) => void }) {
  return (
    <ul className="day-lessons">
      {lessons.map((one) => (
        <li key={keyOf(one)}>
          <span className="day small">{one.from}–{one.to}</span>
          <span className="grow"><span>{one.subject}</span>{one.clash && <span className="clash-mark small"><WarningOutlined aria-hidden /> {t('timetable.clash')}</span>}<span className="quiet small">{[one.room_title, one.lecturer_title].filter(Boolean).join(' · ')}</span></span>
          {one.may_write && <button type="button" className="link" aria-label={t('timetable.move_of', { subject: one.subject })} onClick={() => ask(one)}><ClockCircleOutlined aria-hidden /> {t('timetable.move')}</button>}
        </li>
      ))}
    </ul>
  )
}
