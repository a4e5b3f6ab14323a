import type { Study } from '../api/types'
import { forget, leave, leftAt } from '../kinds/left'
import type { Typed } from './study'

/** What this device keeps of a notebook until the server has all of it. */
export type Kept = {
  typed: Typed
  /** The version on the server it grew from; none before it began. */
  version: number | null
  /** How it was to begin, so that beginning once more begins the same. */
  begin: { key: string; study: Study } | null
  /** What was last on its way to the server. */
  tried: string
}

const START = 'lilian_left_'
const place = (account: number, object: string): string => `${account}/studies/${object}`

export const keep = (account: number, object: string, kept: Kept): void => leave(place(account, object), kept)
export const giveUp = (account: number, object: string): void => forget(place(account, object))

export function keptAt(account: number, object: string): Kept | null {
  const left = leftAt<Kept>(place(account, object))
  return left?.typed ? { version: null, begin: null, tried: '', ...left, typed: left.typed } : null
}

/** Studies that this device keeps: under their number, or as the address they were begun from. */
export function keptHere(account: number): { object: string; typed: Typed }[] {
  const start = START + place(account, '')
  const objects = Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
  return objects.flatMap((object) => { const kept = keptAt(account, object); return kept ? [{ object, typed: kept.typed }] : [] })
}
