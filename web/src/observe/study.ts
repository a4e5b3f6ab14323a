import { newKey } from '../api/client'
import type { FrontLine, Stance, Study, StudyDifficulty, StudyShown, StudySource, StudyStatement } from '../api/types'
import { standingOf } from './standing'

export type Attached = { file: string; name: string; bytes: number }
export type TypedSource = Omit<StudySource, 'attachments'> & { id: string; files: Attached[] }
export type TypedStatement = { id: string; person: number | null; name: string; front_line: FrontLine | null; text: string; sources: TypedSource[] }
export type TypedDifficulty = StudyDifficulty & { id: string; name: string }
/** The notebook as it is typed: whom and which line may still be open, which the server does not take. */
export type Typed = Omit<Study, 'unit' | 'held_on' | 'statements' | 'difficulties'> & { unit: number | null; held_on: string | null; statements: TypedStatement[]; difficulties: TypedDifficulty[] }

/** What the address already says about the study. */
export type Given = { unit: number | null; held_on: string | null; team: number | null; project: number | null; visit: number | null; person: number | null; name: string; line: FrontLine | null }

const said = (text: string): boolean => text.trim() !== ''

export const blankStatement = (person: number | null = null, name = '', front_line: FrontLine | null = null): TypedStatement => ({ id: newKey(), person, name, front_line, text: '', sources: [] })
export const blankSource = (source: string, stance: Stance, now: number): TypedSource => ({ id: newKey(), source, stance, who: '', text: '', place: '', noted_at: now, files: [] })
export const blankDifficulty = (): TypedDifficulty => ({ id: newKey(), kind: 'other', title: '', text: '', wish: '', raiser: '', person: null, name: '', protected: false, owner: null })

export function blank({ unit, held_on, team, project, visit, person, name, line }: Given, today: string): Typed {
  return { unit, held_on: held_on !== null && held_on < today ? held_on : today, place: '', unannounced: visit !== null, team, project, statements: [blankStatement(person, name, line)], difficulties: [], note: '' }
}

/** A draft as the server keeps it, opened again. A photo is told by its name alone. */
export function typedOf({ study, people }: Pick<StudyShown, 'study' | 'people'>): Typed {
  const nameOf = (person: number | null) => people.find((one) => one.person === person)?.name ?? ''
  const source = ({ attachments, ...rest }: StudySource): TypedSource => ({ ...rest, id: newKey(), files: attachments.map((file) => ({ file, name: file.split('/').slice(1).join('/') || file, bytes: 0 })) })
  return {
    ...study,
    statements: study.statements.length === 0 ? [blankStatement()] : study.statements.map((one) => ({ ...one, id: newKey(), name: nameOf(one.person), sources: one.sources.map(source) })),
    difficulties: study.difficulties.map((one) => ({ ...one, id: newKey(), name: nameOf(one.person) })),
  }
}

/** A row or card opened by mistake and left empty is nothing; what is sent keeps the order of the cards. */
export const isBlankSource = ({ text, who, files }: TypedSource): boolean => !(said(text) || said(who) || files.length > 0)
export const isBlankStatement = ({ text, sources }: TypedStatement): boolean => !said(text) && sources.every(isBlankSource)
const isBlankDifficulty = ({ title, text, wish }: TypedDifficulty): boolean => !(said(title) || said(text) || said(wish))

export const sourcesSent = (statement: TypedStatement): TypedSource[] => statement.sources.filter((one) => !isBlankSource(one))
export const difficultiesSent = (typed: Typed): TypedDifficulty[] => typed.difficulties.filter((one) => !isBlankDifficulty(one))
type Whole = TypedStatement & { person: number; front_line: FrontLine }
export const statementsSent = (typed: Typed): Whole[] => typed.statements.filter((one): one is Whole => one.person !== null && one.front_line !== null && !isBlankStatement(one))
/** Of whom or on which line is still open, so that only this device has it. */
export const onlyHere = (typed: Typed): TypedStatement[] => typed.statements.filter((one) => !isBlankStatement(one) && (one.person === null || one.front_line === null))

/** What its sources amount to at present. */
export const standingOfTyped = (statement: TypedStatement) => standingOf(sourcesSent(statement).map(({ source, stance }) => ({ kind: source, stance })))

/** The study as the server takes it, its fields in one order; nothing while unit or day are open. */
export function wireOf(typed: Typed): Study | null {
  if (typed.unit === null || typed.held_on === null) return null
  const sources = (statement: TypedStatement) => sourcesSent(statement).map(({ id: _, files, ...one }) => ({ ...one, attachments: files.map(({ file }) => file) }))
  return ordered({
    ...typed, unit: typed.unit, held_on: typed.held_on,
    statements: statementsSent(typed).map((one) => ({ ...one, sources: sources(one) })),
    difficulties: difficultiesSent(typed),
  })
}

function ordered({ unit, held_on, place, unannounced, team, project, statements, difficulties, note }: Study): Study {
  const source = ({ source: kind, stance, who, text, place: where, noted_at, attachments }: StudySource): StudySource => ({ source: kind, stance, who, text, place: where, noted_at, attachments })
  const statement = ({ person, front_line, text, sources }: StudyStatement): StudyStatement => ({ person, front_line, text, sources: sources.map(source) })
  const difficulty = ({ kind, title, text, wish, raiser, person, protected: unsaid, owner }: StudyDifficulty): StudyDifficulty => ({ kind, title, text, wish, raiser, person, protected: unsaid, owner })
  return { unit, held_on, place, unannounced, team, project, statements: statements.map(statement), difficulties: difficulties.map(difficulty), note }
}

/** Two studies are the same if these are. */
export const textOf = (study: Study | null): string => (study === null ? '' : JSON.stringify(ordered(study)))

/** What still lacks before it may go on file, and in which card. */
export type Lack = { what: string; card?: string }

export function lacking(typed: Typed, today: string): Lack | undefined {
  if (typed.unit === null) return { what: 'unit' }
  if (typed.held_on === null) return { what: 'held_on' }
  if (typed.held_on > today) return { what: 'not_yet' }
  const [noted, difficulties] = [typed.statements.filter((one) => !isBlankStatement(one)), difficultiesSent(typed)]
  if (noted.length === 0 && difficulties.length === 0) return { what: 'nothing' }
  for (const { id, person, front_line, text, ...statement } of noted) {
    const sources = sourcesSent({ id, person, front_line, text, ...statement })
    const what = person === null ? 'person' : front_line === null ? 'front_line' : !said(text) ? 'text' : sources.length === 0 ? 'sources' : sources.some((one) => !said(one.text)) ? 'source_text' : null
    if (what) return { what, card: id }
  }
  const untitled = difficulties.find(({ title }) => !said(title))
  return untitled ? { what: 'title', card: untitled.id } : undefined
}
