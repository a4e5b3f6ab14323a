import type { AmountKind, Project } from '../api/types'
import { dayAfter, lastDay } from './term'

/** A project as it is typed: anything may still be missing, and its end is its last day. */
export type TypedProject = { title: string; unit: number | null; sector: string; since: string | null; last: string | null; amounts: Partial<Record<AmountKind, number | null>>; note: string }

export function blankProject(today: string): TypedProject {
  return { title: '', unit: null, sector: '', since: today, last: null, amounts: {}, note: '' }
}

export function typedProject({ until, ...project }: Project): TypedProject {
  return { ...project, last: lastDay(until) }
}

/** An amount nobody knows is left out; nought is an amount. */
export function projectSent({ last, amounts, ...typed }: TypedProject) {
  const known = Object.entries(amounts).filter(([, amount]) => typeof amount === 'number')
  return { ...typed, title: typed.title.trim(), sector: typed.sector.trim(), note: typed.note.trim(), until: dayAfter(last), amounts: Object.fromEntries(known) }
}
