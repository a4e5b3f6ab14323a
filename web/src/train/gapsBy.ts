import type { Gap, GapLine } from '../api/types'

export type Field = { field: string; rows: GapLine[]; people: number; units: number; open: number }

/** Fields with the most that waits first; persons and units are never one number. */
export function byField(rows: GapLine[]): Field[] {
  const fields = new Map<string, GapLine[]>()
  for (const one of rows) fields.set(one.gap.field, [...(fields.get(one.gap.field) ?? []), one])
  const told = [...fields].map(([field, of]) => ({ field, rows: of, people: distinct(of, 'person'), units: distinct(of, 'unit'), open: of.filter(({ state }) => state === 'open').length }))
  return told.sort((one, other) => other.open - one.open || other.rows.length - one.rows.length)
}

/** The most that one class is proposed for. */
export const GAPS_MOST = 300

export const openOf = (rows: GapLine[]): number[] => rows.filter(({ state }) => state === 'open').map(({ id }) => id)

/** All of them in, or all out where all were in. */
export function turned(chosen: number[], ids: number[]): number[] {
  const rest = chosen.filter((id) => !ids.includes(id))
  return ids.every((id) => chosen.includes(id)) ? rest : [...rest, ...ids]
}

function distinct(rows: GapLine[], whose: 'person' | 'unit'): number {
  return new Set(rows.flatMap(({ gap }) => gap[whose] ?? [])).size
}

export type TypedGap = { whose: 'person' | 'unit'; person: number | null; name: string; unit: number | null; group: string; kind: string | null; field: string; text: string; source: string | null; found_on: string | null }

export function blankGap(today: string): TypedGap {
  return { whose: 'person', person: null, name: '', unit: null, group: '', kind: null, field: '', text: '', source: null, found_on: today }
}

export function lackingOf({ whose, person, unit, kind, field, source, found_on }: TypedGap): string | undefined {
  if (whose === 'person' ? person === null : unit === null) return whose
  if (!field.trim()) return 'field'
  if (kind === null) return 'kind'
  if (source === null) return 'source'
  return found_on === null ? 'found_on' : undefined
}

/** Of a person or of a group of a unit, never of both. */
export function gapSent({ whose, person, unit, group, kind, field, text, source, found_on }: TypedGap): Gap {
  const own = whose === 'person'
  return { kind: kind ?? '', field: field.trim(), text: text.trim(), source: source ?? '', found_on: found_on ?? '', person: own ? person : null, unit: own ? null : unit, group: own ? '' : group.trim(), competence: null, entry: null }
}
