import { describe, expect, it } from 'vitest'
import type { DeedName, ProblemState } from '../api/types'
import { stepAt, turnOf } from './steps'

describe('where a problem stands', () => {
  it.each([
    ['unrouted', null, 'assigned'], ['disputed', null, 'assigned'], ['assigned', null, 'answered'], ['half_solved', null, 'answered'], ['answered', null, 'confirmed'],
    ['closed', '2026-03-01', 'checked'], ['closed', null, undefined], ['joined', null, undefined],
  ] as [ProblemState, string | null, string | undefined][])('%s, to be looked at again %s, waits for %s', (state, follow_up, step) => expect(stepAt({ state, follow_up })).toBe(step))

  it.each([
    ['the owner answers', ['answer', 'note'], 'answer_it', null, 'answer'],
    ['somebody else waits', ['note'], 'answer_it', null, undefined],
    ['a dispute is settled by naming the owner', ['assign', 'join', 'note'], 'settle_dispute', null, 'assign'],
    ['looking again is not asked before its day', ['check', 'reopen'], 'look_again', '2026-03-02', undefined],
    ['and is on it', ['check', 'reopen'], 'look_again', '2026-03-01', 'check'],
    ['nothing is left', ['note'], null, null, undefined],
  ] as [string, DeedName[], string | null, string | null, DeedName | undefined][])('%s', (_, may, next_step, follow_up, deed) => expect(turnOf({ may, next_step, follow_up }, '2026-03-01')).toBe(deed))
})
