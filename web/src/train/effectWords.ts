import type { Estimate } from '../api/types'
import { coversNought } from '../kinds/interval'
import { t } from '../words/catalogue'
import { counted } from './amounts'

export const points = (value: number): string => value.toFixed(2)
export const percent = (share: number): string => t('hours.percent', { n: Math.round(share * 100) })

export const range = (low: string, high: string): string => t('effects.range', { low, high })

/** A change carries its sign; what is rounded to nought has none. */
export function change(value: number): string {
  const rounded = (Math.round(value * 10) / 10).toFixed(1)
  return Number(rounded) === 0 ? '0.0' : value > 0 ? `+${rounded}` : rounded.replace('-', '\u2212')
}

const saying = (show: (value: number) => string) => ({ estimate, low, high, n }: Estimate): string =>
  counted('effects.said', n, { estimate: show(estimate), low: show(low), high: show(high) })

export const saidPoints = saying(points)
export const saidShare = saying(percent)
export const saidChange = (of: Estimate): string => `${saying(change)(of)}${coversNought(of) ? t('effects.unclear') : ''}`

const PLAIN_APART = 0.5
const DRAWN_APART = 0.05

/** The plain mean where it tells something else than the estimate. */
export const plainApart = (gain: Estimate | null, plain: number | null): number | null => (gain && plain !== null && Math.abs(gain.estimate - plain) > PLAIN_APART ? plain : null)
export const drawnApart = (rating: Estimate | null, drawn: number | null): number | null => (rating && drawn !== null && Math.abs(rating.estimate - drawn) >= DRAWN_APART ? drawn : null)

/** The gain of one class in a sentence. */
export function gainSentence(gain: Estimate): string {
  const key = coversNought(gain) ? 'unclear' : gain.estimate > 0 ? 'up' : 'down'
  const [low = 0, high = 0] = key === 'down' ? [-gain.high, -gain.low] : [gain.low, gain.high]
  const shown = key === 'unclear' ? change : (value: number) => value.toFixed(1)
  return t(`effects.gain_${key}`, { n: gain.n, estimate: shown(key === 'down' ? -gain.estimate : gain.estimate), low: shown(low), high: shown(high) })
}
