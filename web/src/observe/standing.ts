import type { Stance, StatementState } from '../api/types'
import { t } from '../words/catalogue'

export type Standing = { state: StatementState; kinds_for: number; kinds_against: number }

/** What a person says of their own work is one source, as head or for themselves. */
const origin = (kind: string): string => (kind === 'own_statement' ? 'head_statement' : kind)

/** What sources amount to, by the server's rule: two kinds for and none against confirm; any against disputes. */
export function standingOf(sources: { kind: string; stance: Stance }[]): Standing {
  const kinds = (stance: Stance) => new Set(sources.filter((one) => one.stance === stance).map((one) => origin(one.kind))).size
  const [kinds_for, kinds_against] = [kinds('for'), kinds('against')]
  const state = kinds_against > 0 ? 'disputed' : kinds_for > 1 ? 'confirmed' : kinds_for === 1 ? 'single_source' : 'withdrawn'
  return { state, kinds_for, kinds_against }
}

/** A sentence with a number in it: English has one of a thing and several of it. */
export const counted = (key: string, n: number, more: Record<string, string | number> = {}): string => t(n === 1 ? `${key}_one` : key, { n, ...more })

/** Why it stands as it does, in words. */
export function reasonOf({ state, kinds_for, kinds_against }: Standing): string {
  if (state === 'withdrawn') return t('statements.reason.withdrawn')
  if (state === 'single_source') return t('statements.reason.single_source')
  if (state === 'confirmed') return t('statements.reason.confirmed', { n: kinds_for })
  return [kinds_for > 0 && counted('statements.kinds_for', kinds_for), counted('statements.kinds_against', kinds_against)].filter(Boolean).join(t('statements.clause'))
}
