import { plus } from '../calendar/year'
import type { Lesson, Programme } from '../api/types'

const CLASS_HOUR = 45
const MORNING = { from: '09:00', to: '11:30' }
const AFTERNOON = { from: '14:30', to: '17:00' }

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const TIME = /^(\d{1,2})[:.\uff1a]?(\d{2})$/

/** A time of day in the wire's form, or null when it is none. */
export function readTime(typed: string): string | null {
  const match = TIME.exec(typed.trim())
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  return match && hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${match[2]}` : null
}

/** Class hours in tenths that a span comes to, to the nearest half. */
export function tenthsOf(from: string, to: string): number {
  const minutes = minutesOf(to) - minutesOf(from)
  return minutes <= 0 ? 0 : Math.min(120, Math.round((minutes / CLASS_HOUR) * 2) * 5)
}

export function showTenths(tenths: number): string {
  return String(tenths / 10)
}

export function nextId(lessons: Lesson[]): number {
  return lessons.reduce((most, lesson) => Math.max(most, lesson.id), 0) + 1
}

/** The lesson after the last one: the afternoon after a morning, else the next day's morning while there is one. */
export function nextLesson(lessons: Lesson[], days: { from: string; to: string }): Lesson {
  const last = sorted(lessons).at(-1)
  const half = last && minutesOf(last.from) < 720 ? AFTERNOON : MORNING
  const day = !last ? days.from : half === AFTERNOON || last.day >= days.to ? last.day : plus(last.day, 1)
  return { id: nextId(lessons), day, ...half, method: last?.method ?? 'teach', subject: '', lecturer: null, lecturer_kind: null, room: last?.room ?? null, place: last?.place ?? '', tenths: tenthsOf(half.from, half.to), output: '' }
}

/** A span moved by hand takes its class hours along, unless they were set by hand. */
export function timed(lesson: Lesson, next: Partial<Pick<Lesson, 'from' | 'to'>>): Lesson {
  const moved = { ...lesson, ...next }
  return lesson.tenths === tenthsOf(lesson.from, lesson.to) ? { ...moved, tenths: tenthsOf(moved.from, moved.to) } : moved
}

export function sorted(lessons: Lesson[]): Lesson[] {
  return [...lessons].sort((one, other) => `${one.day} ${one.from}`.localeCompare(`${other.day} ${other.from}`) || one.id - other.id)
}

export function byDay(lessons: Lesson[]): [string, Lesson[]][] {
  const days = new Map<string, Lesson[]>()
  for (const lesson of sorted(lessons)) days.set(lesson.day, [...(days.get(lesson.day) ?? []), lesson])
  return [...days]
}

/** Parts of the syllabus that no lesson of theirs teaches yet; those that stay the same come with their subject. */
export function partsMissing(programme: Pick<Programme, 'syllabus'> | undefined, lessons: Lesson[]) {
  return (programme?.syllabus ?? []).filter((part) => !lessons.some((lesson) => lesson.lecturer_kind === part.lecturer && (!part.fixed || !part.subject || lesson.subject === part.subject)))
}

const EARLY = 40

/** The lesson that is on at a time or is about to begin, as the house decides where a sign-in goes. */
export function lessonOn(lessons: Lesson[], day: string, time: string): Lesson | undefined {
  const on = lessons.filter((lesson) => lesson.day === day && minutesOf(lesson.from) - EARLY <= minutesOf(time) && minutesOf(time) < minutesOf(lesson.to))
  return sorted(on).at(-1)
}
