import { language, t } from './catalogue'

const DIGITS = /^(\d{4})(\d{2})(\d{2})?$/
// Year, month and day as people type them: 1985.3, 1985/3/24, 1985-03, or with the three Chinese words.
const PARTS = /^(\d{4})\s*[.\-/\u5e74]\s*(\d{1,2})\s*(?:[.\-/\u6708]\s*(\d{1,2})?\s*\u65e5?)?$/

/** A day or a month in the wire's form, or null when it is neither. */
export function readDate(typed: string): string | null {
  const text = typed.trim()
  const match = DIGITS.exec(text) ?? PARTS.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = match[3] === undefined ? null : Number(match[3])
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return null
  const head = `${year}-${pad(month)}`
  if (day === null) return head
  return day >= 1 && day <= daysIn(year, month) ? `${head}-${pad(day)}` : null
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** A month or day for the eye: 1985.03 in Chinese tables, 1985-03-24 when the day is known. */
export function showDate(date: string | null | undefined): string {
  if (!date) return ''
  return date.length === 7 ? date.replace('-', '.') : date
}

/** Dates of the paper form come as 197405 or 19740512; on paper they read 1974.05. */
export function paperDate(date: string): string {
  return /^\d{6}(\d{2})?$/.test(date) ? `${date.slice(0, 4)}.${date.slice(4, 6)}` : showDate(date)
}

export function showPeriod(since: string | null | undefined, until: string | null | undefined): string {
  return `${showDate(since)} – ${until ? showDate(until) : t('date.now')}`
}

/** An instant in the reader's own zone, to the minute. */
export function showInstant(instant: string | null | undefined): string {
  if (!instant) return ''
  // The server writes most instants to the minute in the zone of the site already.
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(instant)) return instant.slice(0, 16)
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`
}

export function monthsInWords(months: number): string {
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return t('date.months', { n: rest })
  return rest === 0 ? t('date.years', { n: years }) : t('date.years_months', { y: years, m: rest })
}

export function showNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  return new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 2 }).format(value)
}

export function localDay(now: Date): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
