import { Problem } from '../api/problem'

/** What a refusal says of one of several: `problems.1.title` belongs to the second problem that was sent, and to nothing else. */
export function within(problem: Problem | null, list: string, at: number): Problem | null {
  return at >= 0 && problem?.field?.startsWith(`${list}.${at}.`) ? problem : null
}

/** What a refusal says of the talk itself. */
export function ofTalk(problem: Problem | null): Problem | null {
  return problem?.field?.includes('.') ? null : problem
}

/** A keyboard that leaves dictated words as they are. */
export const dictated = { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false, enterKeyHint: 'enter' } as const
export const dictatedLine = { ...dictated, autoComplete: 'off', enterKeyHint: 'done' } as const
