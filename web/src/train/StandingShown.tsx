import type { CatchUp, HoursStanding } from '../api/types'
import { code, t } from '../words/catalogue'
import { daysInWords, hoursInWords } from './amounts'
import { CatchUpShown } from './CatchUpShown'
import { HoursBar } from './HoursBar'
import { HoursMark } from './Mark'
import { lastOf, standingInWords } from './standing'

/** How somebody stands with the hours they owe: first in a sentence, then in numbers. */
export function StandingShown({ of, catchUp }: { of: HoursStanding; catchUp: CatchUp | null }) {
  const figures: [string, string][] = [
    [t('hours.done'), t('hours.hours_and_days', { hours: hoursInWords(of.tenths), days: daysInWords(of.halves) })],
    [t('hours.required'), t('hours.hours_or_days', { hours: hoursInWords(of.required_tenths), days: daysInWords(of.required_halves) })],
    [t('hours.planned'), hoursInWords(of.planned_tenths)],
    [t('hours.forecast'), hoursInWords(of.forecast_tenths)],
  ]
  return (
    <section className="standing-card" aria-label={t('hours.standing')}>
      <p><HoursMark state={of.state} /> <span className="quiet small">{code('hours_class', of.class)} · <span className="day">{of.from} – {lastOf(of)}</span></span></p>
      <p className="standing-sentence">{standingInWords(of)}</p>
      <HoursBar of={of} />
      <dl className="standing-figures">{figures.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {of.uncounted_tenths > 0 && <p className="quiet small">{t('hours.uncounted', { hours: hoursInWords(of.uncounted_tenths) })}</p>}
      {catchUp && <CatchUpShown of={catchUp} />}
    </section>
  )
}
