import type { Estimate } from '../api/types'

/** The ends of the line an estimate is drawn on. */
export type Scale = { from: number; to: number }

export const POINTS: Scale = { from: 1, to: 5 }
export const SHARE: Scale = { from: 0, to: 1 }

/** Where a value stands on the line, in percent; what lies beyond an end is drawn at it. */
export function placeOn(scale: Scale, value: number): number {
  const span = scale.to - scale.from
  const at = span > 0 ? ((value - scale.from) / span) * 100 : 0
  return Math.round(Math.min(100, Math.max(0, at)) * 10) / 10
}

export function placesOf(of: Estimate, scale: Scale): { at: number; low: number; wide: number; zero: number | null } {
  const low = placeOn(scale, of.low)
  return { at: placeOn(scale, of.estimate), low, wide: Math.round((placeOn(scale, of.high) - low) * 10) / 10, zero: scale.from < 0 && scale.to > 0 ? placeOn(scale, 0) : null }
}

/** One line for all of them, with nought on it, so that rows can be compared. */
export function scaleOf(estimates: (Estimate | null)[]): Scale {
  const known = estimates.filter((one) => one !== null)
  return { from: Math.floor(Math.min(0, ...known.map(({ low }) => low))), to: Math.ceil(Math.max(1, ...known.map(({ high }) => high))) }
}

/** Whether nothing can be claimed of a change. */
export const coversNought = ({ low, high }: Pick<Estimate, 'low' | 'high'>): boolean => low <= 0 && high >= 0
