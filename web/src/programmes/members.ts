import type { CohortMember, CohortStep, Programme } from '../api/types'

export const memberStates = ['member', 'completed', 'left'] as const

/** Years in which steps may be taken; a programme without an end goes on into the next year. */
export function yearsOf({ since, until }: Pick<Programme, 'since' | 'until'>, today: string): number[] {
  const [first, last] = [Number(since.slice(0, 4)), until ? Number(until.slice(0, 4)) : Number(today.slice(0, 4)) + 1]
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at)
}

/** The year it is, or the nearest one of the programme. */
export function yearNow(years: number[], today: string): number {
  const now = Number(today.slice(0, 4))
  return years.includes(now) ? now : now < (years[0] ?? now) ? (years[0] ?? now) : (years.at(-1) ?? now)
}

/** Steps by year with the place of each in the whole list. */
export function byYear(steps: CohortStep[]): [number, { step: CohortStep; at: number }[]][] {
  const years = new Map<number, { step: CohortStep; at: number }[]>()
  steps.forEach((step, at) => years.set(step.year, [...(years.get(step.year) ?? []), { step, at }]))
  return [...years].sort(([one], [other]) => one - other)
}

export function stepsSent(steps: CohortStep[]): CohortStep[] {
  return steps.map((step) => ({ ...step, text: step.text.trim(), result: step.result.trim() }))
}

/** The first thing missing of the steps, by the name of its field. */
export function stepLacking(steps: CohortStep[]): 'step_text' | 'step_area' | 'step_result' | undefined {
  if (steps.some(({ text }) => !text.trim())) return 'step_text'
  if (steps.some(({ area }) => !area)) return 'step_area'
  if (steps.some(({ done_on, result }) => done_on !== null && !result.trim())) return 'step_result'
  return undefined
}

export function stateCounts(rows: CohortMember[]): [(typeof memberStates)[number], number][] {
  return memberStates.map((state): [(typeof memberStates)[number], number] => [state, rows.filter((row) => row.state === state).length]).filter(([, n]) => n > 0)
}
