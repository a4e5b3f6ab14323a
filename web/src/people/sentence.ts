import type { Filter, PostMatch } from '../api/types'
import { code, t } from '../words/catalogue'
import { monthsInWords, showDate } from '../words/dates'

export type Names = { table: (field: string) => string | null; unit: (id: number) => string }

/** The filter as a person would say it. */
export function sentence(filter: Filter, names: Names, inner = false): string {
  switch (filter.op) {
    case 'all':
    case 'any': {
      const parts = filter.of.map((one) => sentence(one, names, true))
      const text = parts.join(t(`filter.say.${filter.op}`))
      return inner && parts.length > 1 ? t('filter.say.group', { text }) : text
    }
    case 'not': return t('filter.say.not', { text: sentence(filter.of, names, true) })
    case 'is': return t('filter.say.is', { field: label(filter.field), values: codes(names.table(filter.field) ?? filter.field, filter.values) })
    case 'between': return t(range(isDate(filter.from ?? filter.to) ? 'filter.say.between' : 'filter.say.number', filter.from, filter.to), { field: label(filter.field), from: showDate(filter.from), to: showDate(filter.to) })
    case 'has': return t('filter.say.has', { field: label(filter.field), text: filter.text })
    case 'under': return t('filter.say.under', { units: filter.units.map(names.unit).join(t('list.or')) })
    case 'held': return held(filter, names)
    case 'appraised': return appraised(filter)
    case 'awarded': return t(filter.from ? 'filter.say.awarded_from' : 'filter.say.awarded', { kinds: kinds('award_kind', filter.kinds), from: showDate(filter.from) })
    case 'punished': return t(filter.in_force ? 'filter.say.punished_in_force' : 'filter.say.punished', { kinds: kinds('penalty_kind', filter.kinds) })
  }
}

function label(field: string): string {
  return t(`field.${field}`)
}

function codes(table: string, values: string[]): string {
  return values.map((value) => code(table, value)).join(t('list.or'))
}

function kinds(table: string, values: string[]): string {
  return values.length ? codes(table, values) : t('filter.say.any_kind')
}

function range(key: string, from?: string | null, to?: string | null): string {
  return from && to ? key : from ? `${key}_from` : `${key}_to`
}

function held(filter: Extract<Filter, { op: 'held' }>, names: Names): string {
  const when = filter.from && filter.to ? t('filter.say.within', { from: showDate(filter.from), to: showDate(filter.to) })
    : filter.from ? t('filter.say.after', { from: showDate(filter.from) })
    : filter.to ? t('filter.say.before', { to: showDate(filter.to) }) : ''
  const length = filter.months_min ? t('filter.say.at_least', { time: monthsInWords(filter.months_min) }) : ''
  return t(filter.never ? 'filter.say.never_held' : 'filter.say.held', { post: post(filter.post, names), length, when })
}

function post(match: PostMatch, names: Names): string {
  const units = match.units?.length ? match.units.map(names.unit).join(t('list.or')) : ''
  const at = units ? t(match.outside ? 'filter.say.outside' : 'filter.say.at', { place: units })
    : match.unit_kinds?.length ? t('filter.say.at', { place: codes('unit_kind', match.unit_kinds) }) : ''
  const words = [
    match.kinds?.length ? codes('appointment_kind', match.kinds) : '',
    match.ranks?.length ? codes('rank', match.ranks) : '',
    match.post_kinds?.length ? codes('post_kind', match.post_kinds) : '',
    match.title ? t('filter.say.titled', { title: match.title }) : '',
  ].filter(Boolean)
  return t('filter.say.post', { at, what: words.length ? words.join(' ') : t('filter.say.a_post') }).trim()
}

function appraised(filter: Extract<Filter, { op: 'appraised' }>): string {
  const { from_year: from, to_year: to } = filter
  const when = from || to ? t(range('filter.say.years', from ? String(from) : null, to ? String(to) : null), { from: from ?? '', to: to ?? '' }) : ''
  return t('filter.say.appraised', { when, times: filter.times_min ?? 1, grades: codes('appraisal', filter.grades) })
}

/** Days and months are earlier or later, numbers more or less. */
function isDate(value: string | null | undefined): boolean {
  return /^\d{4}/.test(value ?? '')
}
