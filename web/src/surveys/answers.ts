import type { Answer, Question } from '../api/types'

export const blank = (questions: Question[]): Answer[] => questions.map(() => null)

export function given(answer: Answer | undefined): boolean {
  if (answer === null || answer === undefined) return false
  if (typeof answer === 'string') return answer.trim() !== ''
  return typeof answer === 'number' || answer.some((one) => one !== null)
}

/** Places of the questions that must be answered and are not. */
export function missing(questions: Question[], answers: Answer[]): number[] {
  return questions.flatMap((question, at) => (question.required && !given(answers[at]) ? [at] : []))
}

/** How much is left out; of a grid every row counts. */
export function leftOut(questions: Question[], answers: Answer[]): number {
  const of = (question: Question, answer: Answer | undefined) =>
    question.kind === 'grid' ? question.rows.length - (Array.isArray(answer) ? answer.filter((one) => one !== null).length : 0) : given(answer) ? 0 : 1
  return questions.reduce((sum, question, at) => sum + of(question, answers[at]), 0)
}

export function answersSent(answers: Answer[]): Answer[] {
  return answers.map((answer) => (given(answer) ? (typeof answer === 'string' ? answer.trim() : (answer as Answer)) : null))
}

export const chosenOf = (answer: Answer | undefined): number[] => (Array.isArray(answer) ? answer.filter((one) => one !== null) : [])

/** One more chosen, or one fewer, in the order of the options. */
export function toggled(answer: Answer | undefined, option: number): Answer {
  const chosen = chosenOf(answer)
  return chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option].sort((one, other) => one - other)
}

export function rowSet(answer: Answer | undefined, rows: number, row: number, option: number | null): Answer {
  const old = Array.isArray(answer) ? answer : []
  return Array.from({ length: rows }, (_, at) => (at === row ? option : (old[at] ?? null)))
}

/** The question a refusal is about: `answers.3` is the fourth. */
export function questionAt(field: string | undefined): number | null {
  const match = /^answers[./](\d+)/.exec(field ?? '')
  return match ? Number(match[1]) : null
}

/** A code as it stands on the slip, however it was typed. */
export function plainCode(typed: string): string {
  const plain = typed.replace(/[^0-9a-z]/gi, '').toUpperCase()
  return plain.length > 5 ? `${plain.slice(0, 5)}-${plain.slice(5, 10)}` : plain
}
