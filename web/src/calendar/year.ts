import type { CalendarYear } from '../api/types'

export type Mark = 'holiday' | 'worked'
export type Marks = ReadonlyMap<string, Mark>
export type Stretch = { from: string; to: string; days: number }

const DAY = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Some days later, or earlier where `by` is below nought. */
export function plus(day: string, by: number): string {
  return new Date(at(day) + by * DAY).toISOString().slice(0, 10)
}

export function daysOf(year: number, month: number): string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Array.from({ length: count }, (_, index) => plus(first, index))
}

/** Monday is 1, Sunday 7. */
export function weekday(day: string): number {
  return new Date(at(day)).getUTCDay() || 7
}

export function isWeekend(day: string): boolean {
  return weekday(day) > 5
}

/** The same day one month on or back; the last of a shorter month. */
export function plusMonth(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const days = daysOf(year, month + by < 1 ? 1 : month + by > 12 ? 12 : month + by)
  return days[Math.min(date, days.length) - 1] ?? day
}

export function marksOf(year: CalendarYear | undefined): Marks {
  return new Map<string, Mark>([
    ...(year?.holidays ?? []).map((day) => [day, 'holiday'] as const),
    ...(year?.worked_weekend_days ?? []).map((day) => [day, 'worked'] as const),
  ])
}

export function marked(marks: Marks, mark: Mark): string[] {
  return [...marks].filter(([, one]) => one === mark).map(([day]) => day).sort()
}

/** What a click makes of a day: usual, holiday, and at a weekend worked. */
export function following(day: string, mark: Mark | undefined): Mark | undefined {
  if (mark === undefined) return 'holiday'
  return mark === 'holiday' && isWeekend(day) ? 'worked' : undefined
}

/** The days from one to another given one mark, except that only weekend days are worked instead. */
export function put(marks: Marks, from: string, to: string, mark: Mark | undefined): Marks {
  const next = new Map(marks)
  const [first, last] = from < to ? [from, to] : [to, from]
  for (let day = first; day <= last; day = plus(day, 1))
    if (mark === undefined) next.delete(day)
    else if (mark === 'holiday' || isWeekend(day)) next.set(day, mark)
  return next
}

/** How many days two versions of a year differ in. */
export function differing(one: Marks, other: Marks): number {
  return [...new Set([...one.keys(), ...other.keys()])].filter((day) => one.get(day) !== other.get(day)).length
}

/** Days that follow each other, told as one. */
export function stretches(days: string[]): Stretch[] {
  const found: Stretch[] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && plus(last.to, 1) === day) Object.assign(last, { to: day, days: last.days + 1 })
    else found.push({ from: day, to: day, days: 1 })
  }
  return found
}

export function workingDays(year: number, marks: Marks): number {
  const all = Array.from({ length: 12 }, (_, index) => daysOf(year, index + 1)).flat()
  return all.filter((day) => (isWeekend(day) ? marks.get(day) === 'worked' : marks.get(day) !== 'holiday')).length
}

/** Years to choose from: those on record, the present one, the next without, and the one asked for. */
export function offered(years: CalendarYear[], present: number, asked: number): number[] {
  const known = new Set(years.map((one) => one.year))
  let open = present
  while (known.has(open)) open += 1
  return [...new Set([...known, present, open, asked])].sort((one, other) => one - other)
}

export function readYear(text: string | undefined): number | null {
  return text && /^(19|20)\d\d$/.test(text) ? Number(text) : null
}
