import type { SessionLine, TimetableLesson } from '../api/types'
import { dayInWords } from '../calendar/say'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { DayLessons } from './DayLessons'
import { SessionMark } from './Mark'
import { attendedInWords, daysFrom, onDay, spanInWords, titleOf } from './sessions'

type Props = { rows: SessionLine[]; lessons: TimetableLesson[]; daysOff: string[]; monday: string; days: number; ask: (of: TimetableLesson) => void }

/** On a phone: day after day, each session on the days it has lessons, on the day it begins, or on the first day shown. */
export function DayList({ rows, lessons, daysOff, monday, days, ask }: Props) {
  const { today } = useSession()
  const taught = (one: SessionLine, day: string) => lessons.filter((lesson) => lesson.session === one.id && lesson.day === day)
  const shown = daysFrom(monday, days).map((day, at) => ({ day, rows: onDay(rows, day).filter((one) => one.from === day || at === 0 || taught(one, day).length > 0) })).filter(({ rows: of }) => of.length > 0)
  return (
    <ol className="day-list">
      {shown.map(({ day, rows: of }) => (
        <li key={day}>
          <h3>{dayInWords(day)}{day === today && <> <span className="tag accent">{t('train.today')}</span></>}{daysOff.includes(day) && <> <span className="tag" title={t('timetable.day_off')}>{t('timetable.off')}</span></>}</h3>
          <ul>
            {of.map((one) => (
              <li key={one.id}>
                <p><PathLink to={paths.trainingSession(one.id)}>{titleOf(one)}</PathLink></p>
                <p className="quiet small">{[code('session_form', one.form), one.from !== one.to && spanInWords(one), one.place || one.unit_name, attendedInWords(one)].filter(Boolean).join(' · ')}</p>
                <p className="small"><SessionMark state={one.state} /></p>
                {taught(one, day).length > 0 && <DayLessons lessons={taught(one, day)} ask={ask} />}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
