import { describe, expect, it } from 'vitest'
import type { DeedName, ProblemStory } from '../api/types'
import { deedOf, deedWord, given, missing } from './deeds'

const story = (state: string, owner: number | null) => ({ state, owner }) as unknown as ProblemStory
const TODAY = '2026-03-01'

describe('deeds', () => {
  it.each([
    ['without an owner one is named', 'unrouted', null, 'assign', 'problems.deed.assign'],
    ['an owner is changed', 'assigned', 7, 'assign', 'problems.deed.assign_again'],
    ['a dispute is decided', 'disputed', 7, 'assign', 'problems.deed.assign'],
    ['other deeds are what they are', 'assigned', 7, 'answer', 'problems.deed.answer'],
  ] as [string, string, number | null, DeedName, string][])('%s', (_, state, owner, deed, word) => expect(deedWord(story(state, owner), deed)).toBe(word))

  it.each([
    ['nobody named', 'assign', 'unrouted', { owner: null }, null, 'owner'],
    ['a reason once it was disputed', 'assign', 'disputed', { owner: 7, text: ' ' }, null, 'text'],
    ['no reason else', 'assign', 'assigned', { owner: 7, text: '' }, null, undefined],
    ['a pause up to today', 'pause', 'assigned', { until: TODAY, text: 'a' }, null, 'until'],
    ['a pause too long', 'pause', 'assigned', { until: '2026-05-01', text: 'a' }, null, 'until'],
    ['the longest pause', 'pause', 'assigned', { until: '2026-04-30', text: 'a' }, null, undefined],
    ['an answer without outcome', 'answer', 'assigned', { text: 'a' }, null, 'outcome'],
    ['an answer of blanks', 'answer', 'assigned', { outcome: 'solved', text: ' ' }, null, 'text'],
    ['a confirmation says how far', 'confirm', 'answered', {}, null, 'holds'],
    ['and needs no more', 'confirm', 'answered', {}, 'solved', undefined],
    ['a follow-up says what was found', 'check', 'closed', {}, 'no', 'text'],
    ['joined to nothing', 'join', 'assigned', {}, null, 'into'],
    ['nothing is asked', 'resume', 'assigned', {}, null, undefined],
  ] as [string, DeedName, string, object, string | null, string | undefined][])('%s', (_, deed, state, typed, holds, lacks) => {
    expect(missing(story(state, 7), deed, { ...given(story(state, null), deed), ...typed }, holds, TODAY)).toBe(lacks)
  })

  it('sends what a deed reads and nothing else', () => {
    const typed = { owner: 7, joint: [8], until: '2026-04-01', outcome: 'half', into: 9, text: 'a' }
    expect(deedOf('answer', typed, null)).toEqual({ deed: 'answer', outcome: 'half', text: 'a' })
    expect(deedOf('check', typed, 'no')).toEqual({ deed: 'check', holds: false, text: 'a' })
    expect(deedOf('resume', typed, null)).toEqual({ deed: 'resume' })
  })
})
