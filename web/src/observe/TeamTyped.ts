import type { NewTeam, Seats } from '../api/types'
import type { Named } from './TeamPeople'

/** A team as it is typed: people with their names, and anything may still be missing. */
export type TypedTeam = { title: string; task: string; project: number | null; from: string | null; to: string | null; members: Named[]; units: number[]; seats: Seats; people: Named[] }

const anyPost: Seats = { unit_kinds: [], post_kinds: [], title: '', unit_name: '' }

export function blankTeam(from: string, to: string): TypedTeam {
  return { title: '', task: '', project: null, from, to, members: [], units: [], seats: anyPost, people: [] }
}

/** What still has to be said, by the name of its field. Units alone mean nobody: the kinds of post there have to be named. */
export function lackingOf({ title, from, to, members, units, seats, people, project }: TypedTeam): string | undefined {
  if (!title.trim()) return 'title'
  if (from === null) return 'from'
  if (to === null) return 'to'
  if (members.length === 0) return 'members'
  if (units.length > 0 && seats.unit_kinds.length === 0) return 'seats'
  return units.length === 0 && people.length === 0 && project === null ? 'whom' : undefined
}

export function teamSent(typed: TypedTeam): NewTeam {
  const { title, task, from, to, members, people, units, seats } = typed
  return { ...typed, title: title.trim(), task: task.trim(), from: from ?? '', to: to ?? '', members: members.map(({ id }) => id), people: people.map(({ id }) => id), seats: units.length > 0 ? seats : anyPost }
}
