import type { SessionLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { isWeekend } from '../calendar/year'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { sessionMarks } from './codes'
import { SessionMark } from './Mark'
import { barOf, daysFrom, spanInWords, titleOf } from './sessions'

type Props = { rows: SessionLine[]; monday: string; days: number }
const states = ['planned', 'open', 'held'] as const

/** Five weeks, a line for each session; the table below says the same in words. */
export function Gantt({ rows, monday, days }: Props) {
  const { today } = useSession()
  const all = daysFrom(monday, days)
  return (
    <figure className="gantt" aria-label={t('train.month')}>
      <figcaption className="row"><strong>{t('train.month')}</strong>{states.map((state) => <span key={state} className="small"><SessionMark state={state} /></span>)}</figcaption>
      <div className="gantt-body" style={{ gridTemplateColumns: `minmax(160px, 232px) repeat(${days}, minmax(0, 1fr))` }}>
        {all.map((day, at) => (
          <span key={day} aria-hidden className={`gantt-day${day === today ? ' now' : ''}${isWeekend(day) ? ' off' : ''}`} style={{ gridColumn: at + 2, gridRow: `1 / ${rows.length + 2}` }}>{at % 7 === 0 && <span className="small">{day.slice(5)}</span>}{day === today && at % 7 !== 0 && <span className="small">{at % 7 > 1 && at % 7 < 6 ? t('train.today') : ''}</span>}</span>
        ))}
        {rows.map((one, line) => {
          const bar = barOf(one, monday, days)
          return bar && (
            <div key={one.id} className="gantt-line">
              <PathLink to={paths.trainingSession(one.id)} className="gantt-title" title={titleOf(one)} style={{ gridRow: line + 2 }}>{titleOf(one)}</PathLink>
              <PathLink to={paths.trainingSession(one.id)} tabIndex={-1} aria-hidden className={`gantt-bar ${one.state}${bar.before ? ' before' : ''}${bar.after ? ' after' : ''}`} title={`${titleOf(one)} · ${spanInWords(one)} · ${code('session_state', one.state)}`} style={{ gridColumn: `${bar.first + 2} / ${bar.last + 3}`, gridRow: line + 2 }}>{sessionMarks[one.state]}</PathLink>
            </div>
          )
        })}
      </div>
    </figure>
  )
}
