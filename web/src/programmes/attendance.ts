import type { Presence, TrainingPart } from '../api/types'
import { presences } from './codes'

/** Marks made on the page and not sent yet, by `part.lesson`. */
export type Pending = Record<string, Presence>

export const cellOf = (part: number, lesson: number): string => `${part}.${lesson}`

export function presenceAt(part: TrainingPart, lesson: number, pending: Pending): Presence | undefined {
  return pending[cellOf(part.id, lesson)] ?? part.marks[lesson]
}

/** Tapped again and again: there, late, on leave, away, there. */
export function nextPresence(now: Presence | undefined): Presence {
  return presences[(presences.indexOf(now ?? 'absent') + 1) % presences.length] ?? 'present'
}

/** A mark that says again what is kept needs no sending. */
export function marked(pending: Pending, part: TrainingPart, lesson: number, presence: Presence): Pending {
  const { [cellOf(part.id, lesson)]: _, ...rest } = pending
  return part.marks[lesson] === presence ? rest : { ...rest, [cellOf(part.id, lesson)]: presence }
}

/** Everybody without a mark was there. */
export function allPresent(pending: Pending, parts: TrainingPart[], lesson: number): Pending {
  return parts.reduce((all, part) => (presenceAt(part, lesson, all) ? all : marked(all, part, lesson, 'present')), pending)
}

export function marksSent(pending: Pending): { part: number; lesson: number; presence: Presence }[] {
  return Object.entries(pending).map(([cell, presence]) => {
    const [part = 0, lesson = 0] = cell.split('.').map(Number)
    return { part, lesson, presence }
  })
}

export function counted(parts: TrainingPart[], lesson: number, pending: Pending): { there: number; unmarked: number } {
  const all = parts.map((part) => presenceAt(part, lesson, pending))
  return { there: all.filter((one) => one === 'present' || one === 'late').length, unmarked: all.filter((one) => one === undefined).length }
}
