import type { SurveyAsked, SurveyCell, SurveyResults, Tally } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

/** A share in per cent with one decimal, of those who answered the question. */
export function share(count: number, of: number): string {
  return of === 0 ? '' : `${showNumber(Math.round((count / of) * 1000) / 10)}%`
}

export function together(tallies: Tally[]): Tally {
  const counts = tallies[0]?.counts.map((_, at) => tallies.reduce((sum, one) => sum + (one.counts[at] ?? 0), 0)) ?? []
  return { answered: tallies.reduce((sum, one) => sum + one.answered, 0), counts }
}

export const allAnswered = (cells: SurveyCell[]): number => cells.reduce((sum, one) => sum + one.answered, 0)

export function cellName({ survey }: SurveyResults, cell: SurveyCell): string {
  return cell.groups.map((group) => survey.groups[group]?.name ?? '').join(t('surveys.and'))
}

/** A line of a table: a part of those who answered, or all of them where there is more than one part. */
export type Line = { name: string; of: number; tally: Tally; all: boolean }

export function linesOf(results: SurveyResults, asked: SurveyAsked): Line[] {
  const parts = results.cells.map((cell, at) => ({ name: cellName(results, cell), of: cell.answered, tally: asked.cells[at] ?? { answered: 0, counts: [] }, all: false }))
  return parts.length > 1 ? [...parts, { name: t('surveys.total'), of: allAnswered(results.cells), tally: together(asked.cells), all: true }] : parts
}

/** Groups that are told with others, and groups in no part because nobody of them answered. */
export function joined(results: SurveyResults): SurveyCell[] {
  return results.cells.filter(({ groups }) => groups.length > 1)
}

export function silent({ survey, cells }: SurveyResults): string[] {
  const told = new Set(cells.flatMap(({ groups }) => groups))
  return survey.groups.flatMap(({ name }, at) => (told.has(at) ? [] : [name]))
}
