import type { Due } from '../api/types'

export type Group = { key: string; title: string; from: string; to: string; items: Due[]; done: number }

/** One group a rule and period: the running periods first, then those that ended, the latest first. */
export function groupsOf(items: Due[]): Group[] {
  const groups = new Map<string, Group>()
  for (const due of items) {
    const key = `${due.rule}/${due.from}`
    const group = groups.get(key) ?? { key, title: due.rule_title, from: due.from, to: due.to, items: [], done: 0 }
    group.items.push(due)
    if (due.state === 'done') group.done += 1
    groups.set(key, group)
  }
  const weight: Record<Due['state'], number> = { missed: 0, soon: 0, open: 0, done: 1 }
  for (const group of groups.values()) group.items.sort((one, other) => weight[one.state] - weight[other.state])
  return [...groups.values()].sort((one, other) => other.to.localeCompare(one.to) || one.title.localeCompare(other.title))
}

/** How full a cell is: 0 nothing done to 4 everything; `null` where nothing is owed. */
export function shade({ done, total }: { done: number; total: number }): number | null {
  if (total === 0) return null
  return done === total ? 4 : Math.min(3, Math.floor((done / total) * 4))
}
