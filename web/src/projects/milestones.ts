import type { Milestone, Project } from '../api/types'
import { daysTo } from '../problems/due'

export type Span = { from: string; to: string }
export type Tick = { day: string; label: string; at: number }

/** What is to come next, or should have come already; none where all is reached. */
export function nextOf(milestones: Milestone[]): Milestone | undefined {
  return milestones.filter(({ actual }) => actual === null).sort((one, other) => one.planned.localeCompare(other.planned))[0]
}

export function reachedOf(milestones: Milestone[]): number {
  return milestones.filter(({ actual }) => actual !== null).length
}

/** Where each moving led: to the day the next one moved it from, the last to the present plan. */
export function movesOf({ moved, planned }: Milestone): { from: string; to: string; on: string; why: string }[] {
  return moved.map((one, at) => ({ ...one, to: moved[at + 1]?.from ?? planned }))
}

/** From the first day to the last that the line of time has to show; today is on it while something is still to come. */
export function spanOf({ since, until }: Project, milestones: Milestone[], today: string): Span {
  const days = milestones.flatMap(({ first_planned, planned, actual, moved }) => [first_planned, planned, ...moved.map(({ from }) => from), actual ?? today])
  const all = [since, until, ...days].filter((day) => day !== null).sort()
  return { from: all[0] ?? since, to: all.at(-1) ?? since }
}

/** How far along the span a day lies, in hundredths. */
export function placeOf(day: string, { from, to }: Span): number {
  const whole = daysTo(to, from)
  return whole === 0 ? 0 : Math.min(100, Math.max(0, (daysTo(day, from) / whole) * 100))
}

const STEPS = [1, 3, 6, 12, 24, 60, 120]
const TICKS_MAX = 7

/** First days of months, as few as fit beside each other. */
export function ticksOf(span: Span): Tick[] {
  const first = monthsOf(span.from) + (span.from.endsWith('-01') ? 0 : 1)
  const last = monthsOf(span.to)
  const step = STEPS.find((months) => (last - first) / months < TICKS_MAX) ?? 240
  const begin = Math.ceil(first / step) * step
  const count = Math.max(0, Math.floor((last - begin) / step) + 1)
  return Array.from({ length: count }, (_, at) => {
    const month = begin + at * step
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    return { day, label: step < 12 ? day.slice(0, 7) : day.slice(0, 4), at: placeOf(day, span) }
  })
}

function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}
