import { plus } from '../calendar/year'
import { t } from '../words/catalogue'

type Term = { since: string; until: string | null }

/** The last day is what people speak of; the server keeps the first day after it. */
export function lastDay(until: string | null): string | null {
  return until === null ? null : plus(until, -1)
}

export function dayAfter(last: string | null): string | null {
  return last === null ? null : plus(last, 1)
}

/** From when to when, in parts that a line may end between. */
export function termOf({ since, until }: Term): string[] {
  const last = lastDay(until)
  return last === null ? [t('projects.since', { day: since })] : [since, t('projects.to', { day: last })]
}
