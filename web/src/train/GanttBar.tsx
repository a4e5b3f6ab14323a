import type { SessionLine } from '../api/types'
import { plus } from '../calendar/year'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { sessionMarks } from './codes'
import { barOf, spanInWords, titleOf } from './sessions'
import { daysBy } from './timetable'
import { useDrag } from './useDrag'

type Props = { of: SessionLine; monday: string; days: number; line: number; may: boolean; shift: (days: number) => Promise<void> }

/** When a session is, as a bar; drawn to other days with all its lessons where that is allowed. */
export function GanttBar({ of, monday, days, line, may, shift }: Props) {
  const widthOf = (bar: HTMLElement) => bar.parentElement?.parentElement?.querySelector<HTMLElement>('.gantt-day')?.getBoundingClientRect().width ?? 1
  const { by, on } = useDrag(may, ({ x }, bar) => {
    const moved = daysBy(x, widthOf(bar))
    return moved === 0 ? undefined : shift(moved)
  })
  const bar = barOf(of, monday, days)
  if (!bar) return null
  const width = by ? (document.querySelector('.gantt-day')?.getBoundingClientRect().width ?? 1) : 1
  const moved = by ? daysBy(by.x, width) : 0
  const title = `${titleOf(of)} · ${spanInWords({ from: plus(of.from, moved), to: plus(of.to, moved) })} · ${code('session_state', of.state)}`
  return (
    <span className={`gantt-bar ${of.state}${bar.before ? ' before' : ''}${bar.after ? ' after' : ''}${may ? ' moves grip' : ''}${by ? ' drawn' : ''}`} title={may ? `${title} · ${t('timetable.drag_days')}` : title} {...on}
      style={{ gridColumn: `${bar.first + 2} / ${bar.last + 3}`, gridRow: line + 2, transform: moved ? `translateX(${moved * width}px)` : undefined }}>
      <PathLink to={paths.trainingSession(of.id)} tabIndex={-1} aria-hidden draggable={false}>{sessionMarks[of.state]}</PathLink>
      {by && <span className="gantt-to">{spanInWords({ from: plus(of.from, moved), to: plus(of.to, moved) })}</span>}
    </span>
  )
}
