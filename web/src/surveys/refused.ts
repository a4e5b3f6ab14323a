import { Problem } from '../api/problem'
import { t } from '../words/catalogue'

const WHERE = /^(questions|groups)[./](\d+)/

/** Which question or group a refusal is about, said before its sentence. */
export function whereRefused(problem: Problem | null): string {
  const match = WHERE.exec(problem?.field ?? '')
  return match ? t(match[1] === 'questions' ? 'surveys.at_question' : 'surveys.at_group', { n: Number(match[2]) + 1 }) : ''
}

/** The refusal, if it is about this one of them. */
export function refusedAt(problem: Problem | null, list: 'questions' | 'groups', at: number): Problem | null {
  const match = WHERE.exec(problem?.field ?? '')
  return match && match[1] === list && Number(match[2]) === at ? problem : null
}

/** The refusal, if it is about none of the questions and groups. */
export const refusedHere = (problem: Problem | null): Problem | null => (WHERE.test(problem?.field ?? '') ? null : problem)
