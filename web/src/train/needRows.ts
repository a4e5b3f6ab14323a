import type { CompetenceNeedsShown, Estimate, GapReading, Held } from '../api/types'
import { coversNought } from '../kinds/interval'
import { t } from '../words/catalogue'
import { counted } from './amounts'

export type Competence = CompetenceNeedsShown['competences'][number]
export type NeedRow = CompetenceNeedsShown['rows'][number]

/** What asks for something to be done comes first. */
export const readings: GapReading[] = ['short', 'cannot_tell', 'enough', 'not_assessed']
export const readingMarks: Record<GapReading, string> = { short: '▲', cannot_tell: '?', enough: '●', not_assessed: '○' }

const LOWEST = 1
const HIGHEST = 5
const within = (level: number) => Math.min(HIGHEST, Math.max(LOWEST, level))

/** A level has no meaning beyond the ends of the scale, so neither has its interval. */
export function heldAs({ level, low, high, n }: Held): Estimate {
  return { estimate: within(level), low: within(low), high: within(high), n }
}

/** Tenths of a level; what is rounded to nought has no sign. */
export function levels(value: number): string {
  const rounded = (Math.round(value * 10) / 10).toFixed(1)
  return Number(rounded) === 0 ? '0.0' : rounded.replace('-', '\u2212')
}

export function saidHeld(of: Estimate): string {
  return counted('cneeds.said_held', of.n, { level: levels(of.estimate), low: levels(of.low), high: levels(of.high) })
}

/** The mean shortfall in a sentence, which claims nothing where the interval covers nought. */
export function saidShort(of: Estimate): string {
  const key = coversNought(of) ? 'unclear' : of.estimate > 0 ? 'short' : 'above'
  const [low, high, mean] = key === 'above' ? [-of.high, -of.low, -of.estimate] : [of.low, of.high, of.estimate]
  return counted(`cneeds.said_${key}`, of.n, { mean: levels(mean), low: levels(low), high: levels(high) })
}

/** How many of all who are asked have each reading, of one competence or of all. */
export function readingsOf(all: Competence[], chosen: number | undefined): Record<GapReading, number> {
  const of = all.filter(({ competence }) => chosen === undefined || competence === chosen)
  const sum = (reading: GapReading) => of.reduce((count, { readings }) => count + (readings[reading] ?? 0), 0)
  return { short: sum('short'), cannot_tell: sum('cannot_tell'), enough: sum('enough'), not_assessed: sum('not_assessed') }
}

/** People of the rows who are surely short; a person with two posts is one. */
export function shortOf(rows: NeedRow[]): number[] {
  return [...new Set(rows.filter(({ reading }) => reading === 'short').map(({ person }) => person))]
}

export function recordedWords(asked: number, made: number): string {
  if (made === 0) return t('cneeds.recorded_none')
  return made < asked ? counted('cneeds.recorded_some', made, { left: asked - made }) : counted('cneeds.recorded', made)
}
