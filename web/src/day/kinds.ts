import { code, has, t } from '../words/catalogue'

/** The sentence of a day item or notice; a kind this page does not know yet still says what it is about. */
export function kindInWords(table: string, kind: string, given: Record<string, string>): string {
  const words = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, inWords(name, value)]))
  // What changed is told by notices, under their own kinds.
  const key = has(`${table}.${kind}`) ? `${table}.${kind}` : `notice.kind.${kind}`
  return has(key) ? t(key, words) : Object.values(words).filter(Boolean).join(' · ') || kind
}

function inWords(name: string, value: string): string {
  if (has(value)) return t(value)
  if (name === 'register') return t(`field.${value}`)
  return ['role', 'stage', 'tier', 'contest_state', 'rank'].includes(name) ? code(name, value) : value
}
