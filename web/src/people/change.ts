import type { Change } from '../api/types'
import { has, t } from '../words/catalogue'

/** What was recorded, as a list of changes says it. */
export function changeInWords(one: Change): string {
  const register = has(`people.change_of.${one.register}`) ? t(`people.change_of.${one.register}`) : t(`field.${one.register}`)
  return t(one.detail ? 'people.change' : 'people.change_plain', { register, what: t(one.what.startsWith('change.') ? one.what : `change.${one.what}`), detail: one.detail })
}
