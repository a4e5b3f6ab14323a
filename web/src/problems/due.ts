import type { ProblemState } from '../api/types'
import { t } from '../words/catalogue'

export type Nearness = 'over' | 'soon' | 'later' | 'still' | 'done'
type Clocked = { state: ProblemState; due: string | null; paused?: boolean }

const DAY = 86_400_000

/** Days from one day to another; below nought where it is past. */
export function daysTo(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY)
}

export function nearness({ state, due, paused }: Clocked, today: string): Nearness {
  if (state === 'closed' || state === 'joined') return 'done'
  if (due === null || paused) return 'still'
  const days = daysTo(due, today)
  return days < 0 ? 'over' : days <= 3 ? 'soon' : 'later'
}

/** How much time is left, or by how much it was missed, as one says it. */
export function dueInWords(clocked: Clocked, today: string): string {
  const { state, due, paused } = clocked
  if (nearness(clocked, today) === 'done') return t('problems.due.done')
  if (paused && state !== 'answered') return due === null ? t('problems.due.paused') : t('problems.due.paused_then', { due })
  if (due === null) return t(state === 'answered' ? 'problems.due.waiting' : 'problems.due.open')
  const days = daysTo(due, today)
  if (days < 0) return t(days === -1 ? 'problems.due.over_one' : 'problems.due.over', { n: -days })
  return days < 2 ? t(days === 0 ? 'problems.due.today' : 'problems.due.tomorrow') : t('problems.due.left', { n: days })
}
