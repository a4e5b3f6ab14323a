import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { SessionLine } from '../api/types'
import { weekdays } from '../calendar/say'
import { plus } from '../calendar/year'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { sessionMarks } from './codes'
import { barOf, daysFrom, linesOf, mondayOf, titleOf } from './sessions'

export function WeekTurn({ monday, turn }: { monday: string; turn: (monday: string) => void }) {
  const { today } = useSession()
  return (
    <>
      <Button icon={<LeftOutlined aria-hidden />} onClick={() => turn(plus(monday, -7))}>{t('train.week_before')}</Button>
      <Button disabled={monday === mondayOf(today)} onClick={() => turn(mondayOf(today))}>{t('train.this_week')}</Button>
      <Button onClick={() => turn(plus(monday, 7))}>{t('train.week_after')} <RightOutlined aria-hidden /></Button>
    </>
  )
}

/** Seven days side by side; what runs for several of them lies across. */
export function Week({ rows, monday }: { rows: SessionLine[]; monday: string }) {
  const { today } = useSession()
  const days = daysFrom(monday, 7)
  const names = weekdays()
  const shown = rows.flatMap((one) => { const bar = barOf(one, monday, 7); return bar ? [{ one, bar }] : [] })
  const lines = linesOf(shown.map(({ bar }) => bar))
  return (
    <div className="week" role="group" aria-label={t('train.week_of', { from: monday, to: plus(monday, 6) })}>
      {days.map((day, at) => <div key={day} className={`week-head${day === today ? ' now' : ''}`} style={{ gridColumn: at + 1 }}><span className="small">{names[at]}</span> <span className="day">{day.slice(5)}</span>{day === today && <span className="small"> {t('train.today')}</span>}</div>)}
      {days.map((day, at) => <div key={day} aria-hidden className={`week-day${day === today ? ' now' : ''}${at > 4 ? ' off' : ''}`} style={{ gridColumn: at + 1, gridRow: `2 / ${Math.max(0, ...lines) + 3}` }} />)}
      {shown.map(({ one, bar }, at) => (
        <PathLink key={one.id} to={paths.trainingSession(one.id)} className={`week-bar ${one.state}${bar.before ? ' before' : ''}${bar.after ? ' after' : ''}`} style={{ gridColumn: `${bar.first + 1} / ${bar.last + 2}`, gridRow: (lines[at] ?? 0) + 2 }} title={`${titleOf(one)} · ${code('session_state', one.state)}`}>
          <span><span aria-hidden>{sessionMarks[one.state]}</span> {titleOf(one)}</span>
          <span className="small">{[code('session_state', one.state), one.place || one.unit_name].join(' · ')}</span>
        </PathLink>
      ))}
      {shown.length === 0 && <p className="week-none quiet">{t('train.none_week')}</p>}
    </div>
  )
}
