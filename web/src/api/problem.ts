import { t } from '../words/catalogue'
import type { Problem as Body } from './types'

/** A refusal as the server wrote it: a code, and a sentence that says what is wrong and what to do. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  readonly arguments: Record<string, string>

  constructor(status: number, body: Partial<Body>) {
    super(body.detail || body.title || t('problem.status', { status }))
    this.status = status
    this.code = body.code ?? ''
    this.field = body.field
    this.arguments = body.arguments ?? {}
  }

  get stale(): boolean {
    return this.status === 412
  }
}

export async function problemOf(answer: Response): Promise<Problem> {
  try {
    return new Problem(answer.status, (await answer.json()) as Partial<Body>)
  } catch {
    return new Problem(answer.status, {})
  }
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message
  if (error instanceof TypeError) return t('problem.unreachable')
  return error instanceof Error ? error.message : t('problem.unknown')
}
