import { plus } from '../calendar/year'
import type { ProgrammePageShown, TrainingSession } from '../api/types'

/** A session as it is typed: its unit and days may still be missing. */
export type TypedSession = Omit<TrainingSession, 'unit' | 'from' | 'to'> & { unit: number | null; from: string | null; to: string | null }

const forms: Record<string, string> = { series: 'class', campaign: 'activity', cohort: 'class', discussion: 'seminar', contest: 'contest' }
const AHEAD = 14

/** What is known from the programme is filled in: form and capacity of the last one, the next number, the host whose turn it is, the slot. */
export function blankSession(today: string, page?: ProgrammePageShown, slot?: number): TypedSession {
  const day = plus(today, AHEAD)
  const last = page?.sessions.at(-1)
  const filled = slot === undefined ? undefined : page?.slots[slot]
  const numbers = (page?.sessions ?? []).map(({ number }) => number ?? 0)
  const form = filled?.seminar ? 'seminar' : (last && last.form !== 'discussion' ? last.form : forms[page?.programme.kind ?? ''] ?? 'class')
  return {
    programme: page?.id ?? null, form, title: filled?.title ?? page?.programme.title ?? '', number: page?.programme.kind === 'series' && form === 'class' ? Math.max(0, ...numbers) + 1 : null,
    unit: page?.rota.find((host) => host.next)?.unit ?? page?.programme.unit ?? null, co_hosts: [], from: day, to: day, place: '', room: null, partner: null, zone: null,
    chain: filled?.chain ?? null, course: null, focuses: page?.programme.focuses ?? [], slot: filled ? (slot ?? null) : null, theme: '', layer: page?.programme.layer ?? null, discussion: null,
    capacity: last?.capacity ?? null, quotas: [], after: [], lessons: [], prior: null, materials: [], conclusions: '', rounds: [], heads: null,
  }
}

export function sessionSent(value: TypedSession) {
  return {
    ...value, title: value.title.trim(), place: value.place.trim(), theme: value.theme.trim(), discussion: value.form === 'discussion' ? (value.discussion ?? 'other') : null,
    rounds: value.form === 'contest' ? value.rounds.map((round) => round.trim()) : [],
    lessons: value.lessons.map((lesson) => ({ ...lesson, subject: lesson.subject.trim(), place: lesson.place.trim() })),
  }
}

export function lackingOf(value: TypedSession): string | undefined {
  if (!value.title.trim()) return 'title'
  if (value.unit === null) return 'unit'
  if (value.from === null) return 'from'
  if (value.to === null) return 'to'
  if (value.form === 'contest' && value.rounds.some((round) => !round.trim())) return 'round'
  if (value.lessons.some((lesson) => !lesson.subject.trim())) return 'subject'
  return undefined
}

/** Where a refusal points to a lesson, which one and what of it. */
export function lessonRefused(field: string | undefined): { at: number; name: string } | null {
  const match = /^lessons[./](\d+)[./](\w+)$/.exec(field ?? '')
  return match ? { at: Number(match[1]), name: match[2] ?? '' } : null
}
