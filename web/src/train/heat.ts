import type { MonthsShown } from '../api/types'

export type UnitMonths = MonthsShown['units'][number]

/** From how many class hours a head on a cell is one step darker. */
export const HEAT_STEPS = [1, 2, 4] as const

/** Class hours a head, to a tenth. */
export function eachOf(tenths: number, people: number): number {
  return people === 0 ? 0 : Math.round(tenths / people) / 10
}

/** Nothing at all, then darker with every step. */
export function heatStep(tenths: number, people: number): number {
  if (tenths === 0 || people === 0) return 0
  return 1 + HEAT_STEPS.filter((least) => eachOf(tenths, people) >= least).length
}

/** Those with most people first. */
export function byPeople(units: UnitMonths[]): UnitMonths[] {
  return [...units].sort((one, other) => other.people - one.people || one.unit - other.unit)
}

/** How many months of a year have begun, from none to all twelve. */
export function begun(year: number, today: string): number {
  const now = Number(today.slice(0, 4))
  return year < now ? 12 : year > now ? 0 : Number(today.slice(5, 7))
}

/** All units together, month by month. */
export function togetherOf(units: UnitMonths[]): Pick<UnitMonths, 'people' | 'months'> {
  const months = Array.from({ length: 12 }, (_, at) => units.reduce((sum, unit) => sum + (unit.months[at] ?? 0), 0))
  return { people: units.reduce((sum, { people }) => sum + people, 0), months }
}
