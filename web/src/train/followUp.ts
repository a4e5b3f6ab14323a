import type { FollowUp, Used } from '../api/types'

export const usedAnswers: Used[] = ['much', 'some', 'not_yet', 'cannot_say']
/** Told by shape too, so that no colour is needed. */
export const usedMarks: Record<Used, string> = { much: '●', some: '◐', not_yet: '○', cannot_say: '?' }

export const keyOf = ({ session, part, by }: Pick<FollowUp, 'session' | 'part' | 'by'>): string => `${session}.${part}.${by}`

/** Where something is used, it shows somewhere. */
export const wantsExample = (used: Used | null): boolean => used === 'much' || used === 'some'

export function lackingOf(used: Used | null, example: string): 'used' | 'example' | null {
  return used === null ? 'used' : wantsExample(used) && example.trim() === '' ? 'example' : null
}

/** Class by class, those that close first before the others; of one class, in the order they came. */
export function byClass(rows: FollowUp[]): FollowUp[][] {
  const classes = new Map<string, FollowUp[]>()
  for (const row of rows) {
    const key = `${row.session}.${row.by}`
    classes.set(key, [...(classes.get(key) ?? []), row])
  }
  return [...classes.values()].sort(([one], [other]) => (one?.until ?? '').localeCompare(other?.until ?? ''))
}
