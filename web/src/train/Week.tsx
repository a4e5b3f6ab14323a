import type { CSSProperties } from 'react'
import type { SessionLine, TimetableLesson } from '../api/types'
import { weekdays } from '../calendar/say'
import { plus } from '../calendar/year'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { LessonBlock } from './LessonBlock'
import { daysFrom } from './sessions'
import { columnsOf, HOUR, hoursOf, keyOf, lanesOf, onDays, timeOf } from './timetable'
import type { Moving } from './useMoving'
import { WeekBars } from './WeekBars'

type Props = { rows: SessionLine[]; lessons: TimetableLesson[]; daysOff: string[]; monday: string; moving: Moving; ask: (of: TimetableLesson) => void }

/** Seven days side by side and the hours of them; what has no lessons yet lies across above. */
export function Week({ rows, lessons, daysOff, monday, moving, ask }: Props) {
  const { today } = useSession()
  const days = daysFrom(monday, 7)
  const names = weekdays()
  const shown = onDays(lessons, monday, 7)
  const hours = hoursOf(shown)
  const columns = days.map((day) => { const on = shown.filter((one) => one.day === day); return { day, on, lanes: lanesOf(on) } })
  const widths = `56px ${columnsOf(columns.map(({ lanes }) => Math.max(0, ...lanes.map((one) => one.lanes))))}`
  const bare = rows.filter(({ id, from, to }) => from <= plus(monday, 6) && to >= monday && !shown.some(({ session }) => session === id))
  const looks = (day: string) => `${day === today ? ' now' : ''}${daysOff.includes(day) ? ' off' : ''}`
  const places = new Map(rows.map(({ id, place }) => [id, place]))
  return (
    <div className="week-frame" role="group" aria-label={t('train.week_of', { from: monday, to: plus(monday, 6) })} tabIndex={0}>
      <div className="week" style={{ gridTemplateColumns: widths }}>
        <span className="week-head" />
        {days.map((day, at) => <div key={day} className={`week-head${looks(day)}`} style={{ gridColumn: at + 2 }}><span className="small">{names[at]}</span> <span className="day">{day.slice(5)}</span>{day === today && <span className="small"> {t('train.today')}</span>}{daysOff.includes(day) && <span className="tag" title={t('timetable.day_off')}>{t('timetable.off')}</span>}</div>)}
        {bare.length > 0 && <span className="week-bare small quiet">{t('timetable.no_lessons')}</span>}
        <WeekBars rows={bare} monday={monday} />
      </div>
      <div className="week-hours" style={{ gridTemplateColumns: widths, height: (hours.last - hours.first) * HOUR, '--hour': `${HOUR}px` } as CSSProperties}>
        <div className="hour-names" aria-hidden>{Array.from({ length: hours.last - hours.first }, (_, at) => <span key={at} style={{ top: at * HOUR }}>{timeOf((hours.first + at) * 60)}</span>)}</div>
        {columns.map(({ day, on, lanes }) => (
          <ul key={day} className={`hours-day${looks(day)}`} aria-label={t('train.lessons_on', { day })}>
            {on.map((one, at) => <LessonBlock key={keyOf(one)} of={one} place={places.get(one.session) ?? ''} days={days} hours={hours} lane={0} lanes={1} {...lanes[at]} move={(to) => moving.tried(() => moving.lesson(one, to))} ask={() => ask(one)} />)}
          </ul>
        ))}
        {shown.length === 0 && <p className="week-none quiet">{t(bare.length > 0 ? 'timetable.none_lessons' : 'train.none_week')}</p>}
      </div>
    </div>
  )
}
