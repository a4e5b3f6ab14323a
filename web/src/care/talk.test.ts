import { describe, expect, it } from 'vitest'
import { Problem } from '../api/problem'
import type { Talk, TalksWith, TalkTier } from '../api/types'
import { ofTalk, within } from './fields'
import { blank, blankNeed, blankProblem, carriedOf, lacking, leftOpen, recordedOf, type Typed } from './talk'
import { isDown } from './useSending'

const TODAY = '2026-03-24'
const given = { person: 7, name: 'a', kind: 'talk' as const, round: null, visit: null, replaces: null }
const full: Typed = { ...blank(given, TODAY), summary: 'b' }
const problem = (title: string, text = '') => ({ ...blankProblem(), title, text })

describe('recording a talk', () => {
  it.each([
    ['three things are enough', {}, undefined], ['with whom', { person: null }, 'person'], ['a day', { held_on: null }, 'held_on'], ['no day to come', { held_on: '2026-03-25' }, 'not_yet'],
    ['blanks say nothing', { summary: ' ' }, 'summary'], ['a topic says enough', { summary: '', topics: { work: 'c' } }, undefined], ['a problem says enough', { summary: '', problems: [problem('d')] }, undefined],
    ['an empty card is no problem', { problems: [problem(' ')] }, undefined], ['a problem says what it is', { problems: [problem('d'), problem('', 'e')] }, 'problem'], ['a text too long', { summary: 'f'.repeat(2001) }, 'too_long'],
    ['an interview of which the person was not told', { kind: 'interview' }, 'told_of_use'], ['and of which they were', { kind: 'interview', told_of_use: true }, undefined],
  ] as [string, Partial<Typed>, string | undefined][])('%s', (_, next, lacks) => expect(lacking({ ...full, ...next }, TODAY)).toBe(lacks))

  it('begins with what a planned visit says', () => {
    const visit = { id: 3, day: '2026-03-20', unit: 5, unit_name: 'g', note: '', state: 'planned' as const, talk: null, study: null, team: null, mine: true }
    expect(blank({ ...given, visit }, TODAY)).toMatchObject({ held_on: '2026-03-20', place: 'g', form: 'on_site', unannounced: true })
    expect(blank({ ...given, visit: { ...visit, day: '2026-04-01' } }, TODAY).held_on).toBe(TODAY)
    expect(recordedOf(full, { ...given, visit, round: 9 }, null)).toMatchObject({ visit: 3, round: 9 })
  })

  it('sends what the form shows, and nothing of it twice', () => {
    const typed: Typed = { ...full, topics: { work: 'h', style: ' ' }, looks: { state: 'good', spirit: '' }, told_of_use: true, problems: [problem(' '), { ...problem('i'), owner: 4 }], needs: [{ ...blankNeed(), text: 'j' }] }
    const sent = recordedOf(typed, given, null)
    expect(sent.talk).toMatchObject({ topics: { work: 'h' }, looks: { state: 'good' }, told_of_use: false, tier: 'organisation' })
    expect(sent.problems).toEqual([{ title: 'i', kind: 'other', text: '', wish: '', owner: 4, protected: false }])
    expect(sent.needs).toEqual([])
    expect(recordedOf({ ...typed, kind: 'home_visit' }, given, null)).toMatchObject({ talk: { tier: 'restricted' }, needs: [{ kind: 'family', text: 'j' }] })
    expect(sent).not.toHaveProperty('another')
  })
})

describe('what the last talk left open', () => {
  const talk = (tier: TalkTier, held_on: string, left_open: string[]) => ({ tier, held_on, talk: { left_open } }) as unknown as Talk
  const told = (...talks: Talk[]) => ({ talks, carried: talks[0]?.talk?.left_open ?? [] }) as unknown as TalksWith

  it.each([
    ['is carried on', told(talk('organisation', '2026-03-01', ['k', 'l'])), {}, ['k', 'l', 'm']], ['but what is settled', told(talk('organisation', '2026-03-01', ['k', 'l'])), { settled: ['k'] }, ['l', 'm']],
    ['not to more readers', told(talk('restricted', '2026-03-01', ['k'])), {}, ['m']], ['to as few readers', told(talk('restricted', '2026-03-01', ['k'])), { kind: 'home_visit' }, ['k', 'm']],
    ['to those who read it before', told(talk('restricted', '2026-03-01', ['k', 'l']), talk('organisation', '2026-02-01', ['k'])), {}, ['k', 'm']],
    ['not to a talk held before', told(talk('organisation', '2026-03-01', ['k'])), { held_on: '2026-02-28' }, ['m']], ['nothing is known yet', undefined, {}, ['m']],
  ] as [string, TalksWith | undefined, Partial<Typed>, string[]][])('%s', (_, with_, next, left) => {
    const typed = { ...full, left_open: ['m', ' '], ...next }
    expect(leftOpen(typed, carriedOf(with_, typed))).toEqual(left)
  })
})

describe('a refusal', () => {
  const refusal = (field: string) => new Problem(422, { field, code: 'refusal.empty', detail: 'n' })
  it('stands at its problem and at no other', () => {
    expect([0, 1].map((at) => within(refusal('problems.1.title'), 'problems', at)?.message)).toEqual([undefined, 'n'])
    expect(ofTalk(refusal('problems.1.title'))).toBeNull()
    expect(ofTalk(refusal('held_on'))?.message).toBe('n')
    expect(within(refusal('needs.0.text'), 'problems', 0)).toBeNull()
  })

  it.each([['no line', new TypeError('Failed to fetch'), true], ['no patience', new DOMException('', 'AbortError'), true], ['the server restarts', new Problem(503, {}), true], ['a refusal', new Problem(422, {}), false], ['signed out', new Problem(401, {}), false]] as const)(
    '%s: may it be sent again as it is', (_, error, down) => expect(isDown(error)).toBe(down))
})
