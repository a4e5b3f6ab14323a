import type { SessionLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code } from '../words/catalogue'
import { sessionMarks } from './codes'
import { barOf, linesOf, titleOf } from './sessions'

/** Sessions of a week that have no lesson in it; what runs for several days lies across. */
export function WeekBars({ rows, monday }: { rows: SessionLine[]; monday: string }) {
  const shown = rows.flatMap((one) => { const bar = barOf(one, monday, 7); return bar ? [{ one, bar }] : [] })
  const lines = linesOf(shown.map(({ bar }) => bar))
  return shown.map(({ one, bar }, at) => (
    <PathLink key={one.id} to={paths.trainingSession(one.id)} className={`week-bar ${one.state}${bar.before ? ' before' : ''}${bar.after ? ' after' : ''}`} style={{ gridColumn: `${bar.first + 2} / ${bar.last + 3}`, gridRow: (lines[at] ?? 0) + 2 }} title={`${titleOf(one)} · ${code('session_state', one.state)}`}>
      <span><span aria-hidden>{sessionMarks[one.state]}</span> {titleOf(one)}</span>
      <span className="small">{[code('session_state', one.state), one.place || one.unit_name].join(' · ')}</span>
    </PathLink>
  ))
}
