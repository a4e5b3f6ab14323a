import type { Milestone } from '../api/types'
import { t } from '../words/catalogue'
import { placeOf, type Span, type Tick } from './milestones'

type Shared = { span: Span; ticks: Tick[]; today: string }
const at = (day: string, span: Span) => ({ left: `${placeOf(day, span)}%` })

const isOn = (day: string, { from, to }: Span) => day >= from && day <= to

export function TrackHead({ span, ticks, today }: Shared) {
  return (
    <span className="track">
      {ticks.map((tick) => <span key={tick.day} className="tick" style={{ left: `${tick.at}%` }}>{tick.label}</span>)}
      {isOn(today, span) && <span className="tick now" style={at(today, span)}>{t('frame.today')}</span>}
    </span>
  )
}

/** One milestone along time: hollow where it was planned, full where it was reached, a line between. The words beside it say the same. */
export function Track({ of, span, ticks, today }: Shared & { of: Milestone }) {
  const end = of.actual ?? of.planned
  const [left, right] = [of.first_planned, end].map((day) => placeOf(day, span)).sort((one, other) => one - other)
  return (
    <span className="track" aria-hidden>
      {ticks.map((tick) => <span key={tick.day} className="line" style={{ left: `${tick.at}%` }} />)}
      {isOn(today, span) && <span className="line now" style={at(today, span)} />}
      {left !== right && <span className="bar" style={{ left: `${left}%`, width: `${(right ?? 0) - (left ?? 0)}%` }} />}
      {of.first_planned !== of.planned && <span className="point first" style={at(of.first_planned, span)} />}
      <span className="point planned" style={at(of.planned, span)} />
      {of.actual && <span className="point actual" style={at(of.actual, span)} />}
    </span>
  )
}
