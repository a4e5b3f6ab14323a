import { plus, weekday } from '../calendar/year'
import type { SessionLine } from '../api/types'
import { t } from '../words/catalogue'
import { counted } from './amounts'

type Span = { from: string; to: string }

/** The title with its number in the series, where it has one. */
export function titleOf({ title, number }: Pick<SessionLine, 'title' | 'number'>): string {
  return number === null ? title : t('train.numbered', { title, n: number })
}

/** From when to when; the second day without what the first one said already. */
export function spanInWords({ from, to }: Span): string {
  if (from === to) return from
  return `${from} – ${from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to}`
}

/** How many were there once it is over, how many are to come before. */
export function attendedInWords({ state, completed, sit, capacity, heads, speeches }: SessionLine): string {
  const people = state === 'held' ? (completed > 0 ? completed : heads) : sit > 0 ? sit : null
  const room = state !== 'held' && capacity !== null
  const words = people === null ? (room ? counted('train.places', capacity) : '') : room ? t('train.sit_of', { n: people, all: capacity }) : counted('train.people', people)
  return [words, speeches > 0 && counted('train.speeches', speeches)].filter(Boolean).join(' · ')
}

export function mondayOf(day: string): string {
  return plus(day, 1 - weekday(day))
}

export function daysFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => plus(day, at))
}

const DAY = 86_400_000
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

export type Bar = { first: number; last: number; before: boolean; after: boolean }

/** Which of the days shown something takes up, from 0; none where it is on no day of them. */
export function barOf({ from, to }: Span, begin: string, count: number): Bar | null {
  const [first, last] = [between(begin, from), between(begin, to)]
  if (last < 0 || first >= count) return null
  return { first: Math.max(0, first), last: Math.min(count - 1, last), before: first < 0, after: last >= count }
}

/** Each in the first line that is free on all of its days, the earliest first. */
export function linesOf(bars: { first: number; last: number }[]): number[] {
  const free: number[] = []
  return bars.map(({ first, last }) => {
    const at = free.findIndex((until) => until < first)
    const line = at < 0 ? free.length : at
    free[line] = last
    return line
  })
}

export function onDay(rows: SessionLine[], day: string): SessionLine[] {
  return rows.filter(({ from, to }) => from <= day && day <= to)
}
