import type { RequiredLine, SessionShown, TrainingPart } from '../api/types'

export const sits = ({ state }: Pick<TrainingPart, 'state'>): boolean => state === 'approved' || state === 'completed' || state === 'failed'
/** Took part as a student, so that something may come of it. */
export const learnt = ({ role, state }: Pick<TrainingPart, 'role' | 'state'>): boolean => role === 'student' && (state === 'approved' || state === 'completed')
const hopes = ({ state }: Pick<TrainingPart, 'state'>): boolean => state === 'nominated' || state === 'waiting'

export const groups = ['all', 'nominated', 'sits', 'waiting', 'gone'] as const
export type Group = (typeof groups)[number]

const inGroup: Record<Group, (part: TrainingPart) => boolean> = {
  all: () => true, nominated: ({ state }) => state === 'nominated', sits, waiting: ({ state }) => state === 'waiting', gone: (part) => !sits(part) && !hopes(part),
}

export const students = (parts: TrainingPart[]): TrainingPart[] => parts.filter(({ role }) => role === 'student')

/** Those who still wait for a word come first, the waiting keep their order. */
export function ofGroup(parts: TrainingPart[], group: Group): TrainingPart[] {
  const rank = (part: TrainingPart) => (part.state === 'nominated' ? 0 : sits(part) ? 1 : part.state === 'waiting' ? 2 : 3)
  return parts.filter(inGroup[group]).sort((one, other) => rank(one) - rank(other))
}

/** The place of each in the waiting list, from 1; the server names them in the order they came. */
export function placeInLine(parts: TrainingPart[]): Map<number, number> {
  return new Map(parts.filter(({ state }) => state === 'waiting').map((part, at) => [part.id, at + 1]))
}

/** Places of each unit with how many of its people sit or hope to. */
export function quotasUsed({ session, parts, units }: Pick<SessionShown, 'session' | 'parts' | 'units'>) {
  return session.quotas.map(({ unit, places }) => ({ unit, name: units[unit] ?? `#${unit}`, places, used: students(parts).filter((part) => part.unit === unit && (sits(part) || hopes(part))).length }))
}

/** Of those whose seat must be filled, who is not on the roster; who never sat before comes first. */
export function missing(lines: RequiredLine[]): RequiredLine[] {
  return lines.filter(({ state }) => state === null || state === 'declined' || state === 'withdrawn' || state === 'replaced').sort((one, other) => Number(one.sat_before) - Number(other.sat_before))
}
