import type { SessionEffect } from '../api/types'

export type ScoreLine = SessionEffect['learning']['lines'][number]
export const phases = ['before', 'after'] as const
export type Phase = (typeof phases)[number]
/** What is typed and not yet saved, by part and phase. */
export type TypedScores = Record<string, string>
export type ScoreSent = { part: number; phase: Phase; tenths: number }

const MOST = 1000
const SCORE = /^\d{1,3}(\.\d?)?$/

export const cellOf = (part: number, phase: Phase): string => `${part}.${phase}`
export const showScore = (tenths: number | null): string => (tenths === null ? '' : (tenths / 10).toFixed(1))

/** Tenths of a score as people type it, nothing for an empty field, `wrong` for what is no score of a hundred. */
export function readScore(typed: string): number | null | 'wrong' {
  const text = typed.normalize('NFKC').replace('\u3002', '.').trim()
  if (text === '') return null
  if (!SCORE.test(text)) return 'wrong'
  const tenths = Math.round(Number(text) * 10)
  return tenths <= MOST ? tenths : 'wrong'
}

export const typedAt = (line: ScoreLine, phase: Phase, typed: TypedScores): string => typed[cellOf(line.part, phase)] ?? showScore(line[phase])

/** What differs from what is kept; an emptied field takes nothing away. */
export function scoresSent(lines: ScoreLine[], typed: TypedScores): ScoreSent[] {
  return lines.flatMap((line) => phases.flatMap((phase) => {
    const tenths = readScore(typed[cellOf(line.part, phase)] ?? '')
    return typeof tenths === 'number' && tenths !== line[phase] ? [{ part: line.part, phase, tenths }] : []
  }))
}

export const anyWrong = (typed: TypedScores): boolean => Object.values(typed).some((text) => readScore(text) === 'wrong')

/** A block copied from a sheet, laid over the grid from one cell on. */
export function pasted(lines: ScoreLine[], typed: TypedScores, at: number, phase: Phase, text: string): TypedScores {
  const from = phases.indexOf(phase)
  const next = { ...typed }
  text.replace(/\r?\n$/, '').split(/\r?\n/).forEach((row, down) => row.split('\t').forEach((cell, across) => {
    const [line, column] = [lines[at + down], phases[from + across]]
    if (line && column && cell.trim() !== '') next[cellOf(line.part, column)] = cell.trim()
  }))
  return next
}
