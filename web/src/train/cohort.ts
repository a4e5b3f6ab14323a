import type { CohortStep } from '../api/types'

/** Steps year by year, the earliest first, within a year as they were planned. */
export function stepsByYear(steps: CohortStep[]): { year: number; steps: CohortStep[] }[] {
  const years = [...new Set(steps.map(({ year }) => year))].sort((one, other) => one - other)
  return years.map((year) => ({ year, steps: steps.filter((step) => step.year === year) }))
}

/** Of those wanted in a field, how many nobody is being formed for. */
export function lacking(wanted: number, supply: number): number {
  return Math.max(0, wanted - supply)
}
