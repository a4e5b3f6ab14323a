import type { HoursStanding } from '../api/types'
import { t } from '../words/catalogue'
import { hoursInWords } from './amounts'
import { shareOf } from './standing'

/** Done, planned and the forecast against what is required; the words beside it say the same. */
export function HoursBar({ of }: { of: HoursStanding }) {
  const { tenths, planned_tenths: planned, forecast_tenths: forecast, required_tenths: required } = of
  const done = shareOf(tenths, required)
  const ahead = shareOf(tenths + planned, required)
  const words = t('hours.bar', { done: hoursInWords(tenths), planned: hoursInWords(planned), forecast: hoursInWords(forecast), required: hoursInWords(required) })
  return (
    <span className="hours-bar" role="img" aria-label={words} title={words}>
      <span className="ahead" style={{ width: `${ahead}%` }} />
      <span className="done" style={{ width: `${done}%` }} />
      <span className="forecast" style={{ left: `${shareOf(forecast, required)}%` }} />
    </span>
  )
}
