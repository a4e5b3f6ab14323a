import { plus } from '../calendar/year'
import type { CarriedOut, ClassProposal, Code, GapLine, NamedLine, Programme, ProgrammePageShown, TrainingSession } from '../api/types'
import { blankProgramme, programmeSent } from '../programmes/programme'
import { lackingOf, sessionSent, type TypedSession } from '../programmes/session'

/** A person with the gaps found of them, or one gap of a unit's people. */
export type Line = { key: string; person: number | null; gaps: GapLine[] }
export type Into = 'none' | 'known' | 'new'
export type TypedProposal = { session: TypedSession; into: Into; programme: string; ticked: string[] }

const isOpen = ({ state }: GapLine) => state === 'open'

export function linesOf({ people, gaps }: Pick<ClassProposal, 'people' | 'gaps'>): Line[] {
  const own = people.map(({ person }) => ({ key: `person-${person}`, person, gaps: gaps.filter(({ gap }) => gap.person === person) }))
  return [...own, ...gaps.filter(({ gap }) => gap.person === null).map((one) => ({ key: `gap-${one.id}`, person: null, gaps: [one] }))]
}

/** Whoever waits for an answer is ticked; what is planned or closed already is left alone. */
export function blankProposal(proposal: ClassProposal): TypedProposal {
  return { session: proposal.session, into: 'none', programme: '', ticked: linesOf(proposal).filter(({ gaps }) => gaps.some(isOpen)).map(({ key }) => key) }
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Put off or brought forward as a whole: the last day and the lessons go along. */
export function movedTo(session: TypedSession, from: string | null, before: string | null): Partial<TypedSession> {
  const by = from && before ? dayNumber(from) - dayNumber(before) : 0
  if (by === 0 || session.to === null) return { from }
  return { from, to: plus(session.to, by), lessons: session.lessons.map((lesson) => ({ ...lesson, day: plus(lesson.day, by) })) }
}

/** Lessons on days the class does not have. */
export function outside({ from, to, lessons }: Pick<TypedSession, 'from' | 'to' | 'lessons'>): boolean {
  return from !== null && to !== null && lessons.some(({ day }) => day < from || day > to)
}

export function nextNumber(programme: Pick<ProgrammePageShown, 'sessions'> | undefined): number {
  return Math.max(0, ...(programme?.sessions ?? []).map(({ number }) => number ?? 0)) + 1
}

/** The first thing still missing, by the name of its field. */
export function missingOf({ session, into, programme, ticked }: TypedProposal): string | undefined {
  if (ticked.length === 0) return 'people'
  if (into === 'known' && session.programme === null) return 'programme'
  if (into === 'new' && !programme.trim()) return 'programme_title'
  return lackingOf(session)
}

/** Of those ticked, who is named and which gaps are assigned. */
export function tickedOf(lines: Line[], ticked: string[]): { people: number[]; gaps: number[] } {
  const chosen = lines.filter(({ key }) => ticked.includes(key))
  return { people: chosen.flatMap(({ person }) => person ?? []), gaps: chosen.flatMap(({ gaps }) => gaps.filter(isOpen).map(({ id }) => id)) }
}

export type SentProposal = { programme: Programme | null; session: TrainingSession; people: number[]; gaps: number[]; anyway: boolean }

export function proposalSent({ session, into, programme, ticked }: TypedProposal, lines: Line[], next: number): SentProposal {
  const own = into === 'new' ? programmeSent({ ...blankProgramme(session.from ?? '', 'series'), title: programme, unit: session.unit, until: null }) : null
  const sent = sessionSent({ ...session, programme: into === 'known' ? session.programme : null, number: into === 'none' ? null : next })
  return { programme: own as Programme | null, session: sent as TrainingSession, ...tickedOf(lines, ticked), anyway: false }
}

const forbidding: Code[] = ['twice', 'not_serving', 'unprepared', 'elsewhere', 'quota_full']

/** A warning may be gone over, a bar may not. */
export const isForbidden = (held: Code[]): boolean => held.some((one) => forbidding.includes(one))

/** How many would wait for a seat. */
export const beyond = (people: number, capacity: number | null): number => (capacity === null ? 0 : Math.max(0, people - capacity))

type Seats = { seated: number; waiting: number; left: CarriedOut['not_seated'] }

/** Whoever got a seat or a place in the line is not left any more; who did not has the newest reason. */
export function seatsAfter({ seated, waiting, left }: Seats, named: NamedLine[]): Seats {
  const answered = (person: number) => named.find((one) => one.person === person)
  const count = (state: string) => named.filter((one) => one.state === state).length
  return {
    seated: seated + count('approved'), waiting: waiting + count('waiting'),
    left: left.filter(({ person }) => (answered(person)?.state ?? null) === null).map((one) => ({ ...one, held: answered(one.person)?.held ?? one.held })),
  }
}
