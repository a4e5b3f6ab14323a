import { plus } from '../calendar/year'
import type { HoursStanding, HoursState, TrainingOf } from '../api/types'
import { t } from '../words/catalogue'
import { daysInWords, hoursInWords } from './amounts'

/** What is missing of the hours and of the days; whichever comes first is enough. */
export function missingOf({ required_tenths, required_halves, tenths, halves }: HoursStanding): { tenths: number; halves: number } {
  return { tenths: Math.max(0, required_tenths - tenths), halves: Math.max(0, required_halves - halves) }
}

/** The last day people speak of; the server says the first one after. */
export function lastOf({ until }: Pick<HoursStanding, 'until'>): string {
  return plus(until, -1)
}

/** How somebody stands, in one sentence. */
export function standingInWords(standing: HoursStanding): string {
  const missing = missingOf(standing)
  const args = { last: lastOf(standing), missing: hoursInWords(missing.tenths), days: daysInWords(missing.halves), short: hoursInWords(Math.max(0, standing.required_tenths - standing.forecast_tenths)) }
  if (standing.state === 'met') return t('hours.sentence.met', args)
  if (standing.state === 'missed') return t('hours.sentence.missed', args)
  return t(standing.state === 'on_course' ? 'hours.sentence.on_course' : 'hours.sentence.short', args)
}

/** How far along what is required, in hundredths. */
export function shareOf(amount: number, of: number): number {
  return of === 0 ? 100 : Math.min(100, Math.max(0, Math.round((amount / of) * 100)))
}

/** The share of people who met what is asked; the heat of a unit. */
export function metOf(states: Partial<Record<HoursState, number>>, people: number): number {
  return people === 0 ? 0 : (states.met ?? 0) / people
}

/** Five steps of heat, from nobody to everybody. */
export function heatOf(share: number): number {
  return share <= 0 ? 0 : share >= 1 ? 4 : 1 + Math.min(2, Math.floor(share * 3))
}

/** What somebody took part in, year by year, the latest first. */
export function byYear(parts: TrainingOf['parts']): { year: string; parts: TrainingOf['parts'] }[] {
  const years = new Map<string, TrainingOf['parts']>()
  for (const part of parts) {
    const year = part.session.to.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), part])
  }
  return [...years].sort(([one], [other]) => other.localeCompare(one)).map(([year, of]) => ({ year, parts: of }))
}
