import type { SittingAsked, TestAnswer } from '../api/types'

/** Whether something was answered at all: an emptied text is none. */
export function isAnswered(answer: TestAnswer | null | undefined): boolean {
  if (!answer) return false
  if ('choices' in answer) return answer.choices.length > 0
  if ('blanks' in answer) return answer.blanks.some((text) => text.trim() !== '')
  if ('pairs' in answer) return answer.pairs.some((at) => at !== null)
  if ('text' in answer) return answer.text.trim() !== ''
  return true
}

/** Whether nothing of it is still open: every blank and every pair. */
export function isWhole(answer: TestAnswer | null | undefined): boolean {
  if (!answer || !isAnswered(answer)) return false
  if ('blanks' in answer) return answer.blanks.every((text) => text.trim() !== '')
  if ('pairs' in answer) return answer.pairs.every((at) => at !== null)
  return true
}

/** What is sent: nothing where nothing is left of an answer. */
export const sentAnswer = (answer: TestAnswer): TestAnswer | null => (isAnswered(answer) ? answer : null)

export const isTyped = ({ form }: Pick<SittingAsked, 'form'>): boolean => form === 'fill' || form === 'short'

export function toggledChoice(answer: TestAnswer | null, at: number): TestAnswer {
  const chosen = answer && 'choices' in answer ? answer.choices : []
  return { choices: chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at].sort((one, other) => one - other) }
}

/** An option belongs to one line only: chosen anew, it leaves the line it was at. */
export function paired(answer: TestAnswer | null, lines: number, line: number, at: number | null): TestAnswer {
  const before = answer && 'pairs' in answer ? answer.pairs : []
  return { pairs: Array.from({ length: lines }, (_, place) => (place === line ? at : before[place] === at ? null : (before[place] ?? null))) }
}

export function filled(answer: TestAnswer | null, blanks: number, blank: number, text: string): TestAnswer {
  const before = answer && 'blanks' in answer ? answer.blanks : []
  return { blanks: Array.from({ length: blanks }, (_, place) => (place === blank ? text : (before[place] ?? ''))) }
}

export const orderOf = (answer: TestAnswer | null, options: SittingAsked['options']): number[] => (answer && 'order' in answer ? answer.order : options.map(({ at }) => at))

export function swapped(order: number[], from: number, to: number): number[] {
  const next = [...order]
  const [one, other] = [order[from], order[to]]
  if (one === undefined || other === undefined) return next
  next[from] = other
  next[to] = one
  return next
}

/** The text around the blanks: one piece more than there are blanks. */
export const piecesOf = (stem: string): string[] => stem.split(/_{3,}/)

/** Milliseconds left by the clock of the house; none where there is no limit. */
export const leftUntil = (due: string | null, away: number, now: number): number | null => (due === null ? null : Math.max(0, Date.parse(due) - (now + away)))

/** 1:02:09 or 02:09. */
export function showLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`
}

/** The letter options are told apart by. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place)

export type Verdict = 'right' | 'part' | 'wrong' | 'waiting'
export function verdictOf({ earned, points }: Pick<SittingAsked, 'earned' | 'points'>): Verdict {
  if (earned === null) return 'waiting'
  return earned >= points ? 'right' : earned > 0 ? 'part' : 'wrong'
}

/** Points a person gives, in thousandths of the question. */
export const thousandthsOf = (points: number, of: number): number => Math.min(1000, Math.max(0, Math.round((points / of) * 1000)))

/** Places in words that people count with: 1, 3, 5. */
export const placesWithout = (asked: Pick<SittingAsked, 'place'>[], answers: Record<number, TestAnswer | null>): number[] => asked.filter(({ place }) => !isWhole(answers[place])).map(({ place }) => place + 1)
