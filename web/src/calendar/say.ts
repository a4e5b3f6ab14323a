import { language, t } from '../words/catalogue'
import { isWeekend, type Mark, type Stretch } from './year'

const made = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language() === 'zh' ? 'zh-CN' : 'en-GB'
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  made.set(key, known)
  return known
}

const date = (day: string) => new Date(`${day}T00:00:00Z`)

export function monthInWords(month: number): string {
  return format({ month: language() === 'zh' ? 'numeric' : 'long' }).format(Date.UTC(2001, month - 1))
}

/** Heads of the columns, Monday first: one character in Chinese, three letters in English. */
export function weekdays(): string[] {
  const short = format({ weekday: language() === 'zh' ? 'narrow' : 'short' })
  return Array.from({ length: 7 }, (_, index) => short.format(Date.UTC(2001, 0, index + 1)))
}

export function dayInWords(day: string): string {
  return format({ month: 'long', day: 'numeric', weekday: 'long' }).format(date(day))
}

export function stretchInWords({ from, to, days }: Stretch): string {
  const words = (day: string) => format({ month: language() === 'zh' ? 'long' : 'short', day: 'numeric' }).format(date(day))
  if (days === 1) return words(from)
  const month = format({ month: language() === 'zh' ? 'numeric' : 'short' }).format(date(from))
  const number = (day: string) => Number(day.slice(8))
  const range = from.slice(0, 7) === to.slice(0, 7) ? t('calendar.range_same', { month, a: number(from), b: number(to) }) : t('calendar.range', { from: words(from), to: words(to) })
  return t('calendar.stretch', { days: range, n: days })
}

export function stateInWords(day: string, mark: Mark | undefined): string {
  return t(`calendar.state.${mark ?? (isWeekend(day) ? 'weekend' : 'workday')}`)
}
