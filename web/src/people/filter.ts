import type { Filter } from '../api/types'

type Condition = Exclude<Filter, { op: 'all' | 'any' | 'not' }>
export type Group = Extract<Filter, { op: 'all' | 'any' }>
export type { Condition }

/** A filter in an address: compact JSON in base64url, safe to paste anywhere. */
export function writeFilter(filter: Filter | null): string | undefined {
  if (!filter) return undefined
  const bytes = new TextEncoder().encode(JSON.stringify(filter))
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function readFilter(text: string | undefined): Filter | null {
  if (!text) return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const filter: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isFilter(filter) ? filter : null
  } catch {
    return null
  }
}

const OPS = ['all', 'any', 'not', 'is', 'between', 'has', 'under', 'held', 'appraised', 'awarded', 'punished']

function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false
  const { op, of } = value as { op?: unknown; of?: unknown }
  if (typeof op !== 'string' || !OPS.includes(op)) return false
  if (op === 'not') return isFilter(of)
  return op === 'all' || op === 'any' ? Array.isArray(of) && of.every(isFilter) : true
}

/** The builder always works on a group; a lone condition is a group of one. */
export function asGroup(filter: Filter | null): Group {
  if (!filter) return { op: 'all', of: [] }
  return filter.op === 'all' || filter.op === 'any' ? filter : { op: 'all', of: [filter] }
}

/** What is asked of the server: empty conditions and groups left out. */
export function settle(filter: Filter | null): Filter | null {
  if (!filter) return null
  if (filter.op === 'not') {
    const inner = settle(filter.of)
    return inner && { op: 'not', of: inner }
  }
  if (filter.op === 'all' || filter.op === 'any') {
    const of = filter.of.map(settle).filter((one) => one !== null)
    return of.length === 0 ? null : of.length === 1 ? (of[0] ?? null) : { op: filter.op, of }
  }
  return says(filter) ? filter : null
}

function says(condition: Condition): boolean {
  switch (condition.op) {
    case 'is': return condition.values.length > 0
    case 'between': return Boolean(condition.from) || Boolean(condition.to)
    case 'has': return condition.text.trim() !== ''
    case 'under': return condition.units.length > 0
    case 'appraised': return condition.grades.length > 0
    case 'held': return Object.values(condition.post).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
    case 'awarded':
    case 'punished': return true
  }
}

/** One more value for a field, as a click on a facet adds it; a second click takes it away. */
export function toggleValue(filter: Filter | null, field: string, value: string): Filter | null {
  const group = asGroup(filter)
  if (group.op === 'any') return { op: 'all', of: [group, { op: 'is', field, values: [value] }] }
  const held = group.of.find((one) => one.op === 'is' && one.field === field)
  if (!held || held.op !== 'is') return { op: 'all', of: [...group.of, { op: 'is', field, values: [value] }] }
  const values = held.values.includes(value) ? held.values.filter((one) => one !== value) : [...held.values, value]
  const of = group.of.flatMap((one): Filter[] => (one === held ? (values.length ? [{ ...held, values }] : []) : [one]))
  return of.length ? { op: 'all', of } : null
}

export function chosenValues(filter: Filter | null, field: string): string[] {
  const group = asGroup(filter)
  const held = group.op === 'all' ? group.of.find((one) => one.op === 'is' && one.field === field) : undefined
  return held?.op === 'is' ? held.values : []
}

/** The quick name box is one more condition, kept apart in the address. */
export function withName(filter: Filter | null, name: string): Filter | null {
  if (!name.trim()) return filter
  const condition: Filter = { op: 'has', field: 'name', text: name.trim() }
  return filter ? { op: 'all', of: [condition, filter] } : condition
}

/** Every unit a filter speaks of. */
export function unitsIn(filter: Filter | null): number[] {
  if (!filter) return []
  switch (filter.op) {
    case 'all':
    case 'any': return filter.of.flatMap(unitsIn)
    case 'not': return unitsIn(filter.of)
    case 'under': return filter.units
    case 'held': return filter.post.units ?? []
    default: return []
  }
}
