import type { SessionShown, TimetableLesson } from '../api/types'
import { plus } from '../calendar/year'
import { minutesOf } from '../programmes/lessons'

/** Height of an hour on the board, in pixels. */
export const HOUR = 56
export const QUARTER = 15
type Span = { from: string; to: string }

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The hours a board needs: a usual day of work, and what lies before or after it. */
export function hoursOf(lessons: Span[]): { first: number; last: number } {
  const first = Math.min(8, ...lessons.map(({ from }) => Math.floor(minutesOf(from) / 60)))
  const last = Math.max(18, ...lessons.map(({ to }) => Math.ceil(minutesOf(to) / 60)))
  return { first, last }
}

export function placeOf({ from, to }: Span, first: number): { top: number; height: number } {
  const top = ((minutesOf(from) - first * 60) / 60) * HOUR
  return { top, height: ((minutesOf(to) - minutesOf(from)) / 60) * HOUR }
}

type Drawn = { /** Where the pointer is across. */ at: number; /** How far it came down. */ y: number }
type Board = { days: string[]; /** Where each day begins across. */ edges: number[]; first: number; last: number }

/** Where something drawn comes to lie: on the day under the pointer, on a quarter of an hour, within the hours shown. */
export function dropOf({ day, from, to }: Span & { day: string }, { at, y }: Drawn, { days, edges, first, last }: Board): { day: string; from: string } {
  const [begins, long] = [minutesOf(from), minutesOf(to) - minutesOf(from)]
  const by = Math.round(((y / HOUR) * 60) / QUARTER) * QUARTER
  const time = by === 0 ? begins : Math.round((begins + by) / QUARTER) * QUARTER
  const column = edges.filter((edge) => edge <= at).length - 1
  return {
    day: days[Math.max(0, column)] ?? day,
    from: timeOf(Math.max(Math.min(begins, first * 60), Math.min(time, Math.max(begins, last * 60 - long)))),
  }
}

/** Ends as long after its beginning as before. */
export function endOf({ from, to }: Span, begins: string): string {
  return timeOf(minutesOf(begins) + minutesOf(to) - minutesOf(from))
}

/** What is on at the same time lies side by side: which of how many lanes each takes, in the order given. */
export function lanesOf(spans: Span[]): { lane: number; lanes: number }[] {
  const order = spans.map((_, at) => at).sort((one, other) => minutesOf(spans[one]?.from ?? '') - minutesOf(spans[other]?.from ?? '') || one - other)
  const found = spans.map(() => ({ lane: 0, lanes: 1 }))
  let group: number[] = []
  let ends: number[] = []
  const close = () => { for (const at of group) found[at] = { lane: found[at]?.lane ?? 0, lanes: ends.length } }
  for (const at of order) {
    const [from, to] = [minutesOf(spans[at]?.from ?? ''), minutesOf(spans[at]?.to ?? '')]
    if (ends.every((end) => end <= from)) {
      close()
      group = []
      ends = []
    }
    const free = ends.findIndex((end) => end <= from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = to
    found[at] = { lane, lanes: 1 }
    group.push(at)
  }
  close()
  return found
}

/** Widths of days: the more lie side by side, the wider; an empty day gives way. */
export function columnsOf(lanes: number[]): string {
  return lanes.map((of) => `minmax(${Math.max(1, of) * 88}px, ${of === 0 ? 0.75 : 1 + (of - 1) * 0.6}fr)`).join(' ')
}

/** So many whole columns as a bar was drawn, to days. */
export function daysBy(x: number, width: number): number {
  return width > 0 ? Math.round(x / width) + 0 : 0
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function onDays(lessons: TimetableLesson[], from: string, count: number): TimetableLesson[] {
  return lessons.filter(({ day }) => day >= from && day < plus(from, count))
}

export const keyOf = ({ session, lesson }: Pick<TimetableLesson, 'session' | 'lesson'>) => `${session}/${lesson}`

/** What a session told says of one of its lessons, or of all. */
export function toldOf({ clashes, days_off, session }: Pick<SessionShown, 'clashes' | 'days_off' | 'session'>, lesson?: number) {
  if (lesson === undefined) return { clashes, days: days_off }
  const day = session.lessons.find(({ id }) => id === lesson)?.day
  return { clashes: clashes.filter((clash) => clash.lesson === lesson), days: days_off.filter((one) => one === day) }
}
