import { has, t } from '../words/catalogue'
import { showNumber } from '../words/dates'

/** A sentence with a number in it, in the singular where the language has one. */
export function counted(key: string, n: number, more: Record<string, string | number> = {}): string {
  return t(n === 1 && has(`${key}_one`) ? `${key}_one` : key, { ...more, n: showNumber(n) })
}

/** Class hours come in tenths. */
export function hoursInWords(tenths: number): string {
  return counted('hours.n', tenths / 10)
}

/** Days come in halves. */
export function daysInWords(halves: number): string {
  return counted('hours.days', halves / 2)
}
