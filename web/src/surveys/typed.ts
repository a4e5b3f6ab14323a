import type { Question, QuestionKind, SurveyBody, SurveyKind, SurveyShown } from '../api/types'
import type { Named } from '../observe/TeamPeople'
import { SMALLEST } from './codes'

/** A question as it is typed: what may be chosen stands one a line. */
export type TypedQuestion = { key: number; kind: QuestionKind; text: string; options: string; rows: string; most: number | null; required: boolean }
export type TypedSurvey = { kind: SurveyKind; title: string; intro: string; unit: number | null; owners: Named[]; groups: string[]; questions: TypedQuestion[]; smallest: number; closes: string | null }

let last = 0
/** A draft comes back with its keys, so that new ones must differ from those of another day. */
const nextKey = () => (last = Math.max(last + 1, Date.now()))

export const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

export function asked(kind: QuestionKind, given: Partial<TypedQuestion> = {}): TypedQuestion {
  return { kind, text: '', options: '', rows: '', most: null, required: kind !== 'text', ...given, key: nextKey() }
}

export function typedOf({ survey, owners }: SurveyShown): TypedSurvey {
  return {
    ...survey, owners: owners.map(({ person, name }) => ({ id: person, name })), groups: survey.groups.map(({ name }) => name),
    questions: survey.questions.map((one) => asked(one.kind, { ...one, options: one.options.join('\n'), rows: one.rows.join('\n') })),
  }
}

/** Only what its kind has is sent: a text has no options, and only several choices a limit. */
export function questionOf({ kind, text, options, rows, most, required }: TypedQuestion): Question {
  return { kind, text: text.trim(), options: kind === 'text' ? [] : lines(options), rows: kind === 'grid' ? lines(rows) : [], most: kind === 'several' ? most : null, required }
}

export function surveySent({ kind, title, intro, unit, owners, groups, questions, smallest, closes }: TypedSurvey): SurveyBody {
  return { kind, title: title.trim(), intro: intro.trim(), unit: unit ?? 0, owners: owners.map(({ id }) => id), groups: groups.map((name) => ({ name: name.trim() })), questions: questions.map(questionOf), smallest, closes: closes ?? '' }
}

/** What still has to be said, by the name of its field; the server looks closer. */
export function lackingOf({ title, unit, closes, groups, questions }: TypedSurvey): string | undefined {
  if (!title.trim()) return 'title'
  if (unit === null) return 'unit'
  if (closes === null) return 'closes'
  if (groups.length === 0) return 'groups'
  return questions.length === 0 ? 'questions' : undefined
}

export function moved<T>(list: T[], at: number, to: number): T[] {
  const next = [...list]
  next.splice(to, 0, ...next.splice(at, 1))
  return next
}

const told = (groups: string[], questions: TypedQuestion[]) => JSON.stringify([groups, questions.map(questionOf)])

/** Nothing of the template was changed, so another may take its place without asking. */
export function untouched(typed: TypedSurvey, template: Pick<TypedSurvey, 'groups' | 'questions'>): boolean {
  return typed.questions.length === 0 || told(typed.groups, typed.questions) === told(template.groups, template.questions)
}

export function blankSurvey(unit: number | null, template: Pick<TypedSurvey, 'groups' | 'questions'>): TypedSurvey {
  return { kind: 'satisfaction', title: '', intro: '', unit, owners: [], smallest: SMALLEST.usual, closes: null, ...template }
}
