import type { SessionLine, TimetableLesson } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { GanttBar } from './GanttBar'
import { SessionMark } from './Mark'
import { barOf, daysFrom, titleOf } from './sessions'
import type { Moving } from './useMoving'

type Props = { rows: SessionLine[]; lessons: TimetableLesson[]; daysOff: string[]; monday: string; days: number; moving: Moving }
const states = ['planned', 'open', 'held'] as const

/** Five weeks, a line for each session; the table below says the same in words. */
export function Gantt({ rows, lessons, daysOff, monday, days, moving }: Props) {
  const { today } = useSession()
  const may = useMay()
  const all = daysFrom(monday, days)
  const knownOf = (one: SessionLine) => lessons.find(({ session }) => session === one.id)
  const movable = (one: SessionLine) => (one.state === 'planned' || one.state === 'open') && (knownOf(one)?.may_write ?? may('train'))
  return (
    <figure className="gantt" aria-label={t('train.month')}>
      <figcaption className="row"><strong>{t('train.month')}</strong>{states.map((state) => <span key={state} className="small"><SessionMark state={state} /></span>)}{rows.some(movable) && <span className="small quiet">{t('timetable.drag_days')}</span>}</figcaption>
      <div className="gantt-body" style={{ gridTemplateColumns: `minmax(160px, 232px) repeat(${days}, minmax(0, 1fr))` }}>
        {all.map((day, at) => (
          <span key={day} aria-hidden className={`gantt-day${day === today ? ' now' : ''}${daysOff.includes(day) ? ' off' : ''}`} style={{ gridColumn: at + 2, gridRow: `1 / ${rows.length + 2}` }}>{at % 7 === 0 && <span className="small">{day.slice(5)}</span>}{day === today && at % 7 !== 0 && <span className="small">{at % 7 > 1 && at % 7 < 6 ? t('train.today') : ''}</span>}</span>
        ))}
        {rows.map((one, line) => barOf(one, monday, days) && (
          <div key={one.id} className="gantt-line">
            <PathLink to={paths.trainingSession(one.id)} className="gantt-title" title={titleOf(one)} style={{ gridRow: line + 2 }}>{titleOf(one)}</PathLink>
            <GanttBar of={one} monday={monday} days={days} line={line} may={movable(one)} shift={(by) => moving.tried(() => moving.shift(one, by, knownOf(one)?.version))} />
          </div>
        ))}
      </div>
    </figure>
  )
}
