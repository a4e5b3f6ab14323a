import { describe, expect, it } from 'vitest'
import type { CohortMember, CohortStep, Placed, Voice } from '../api/types'
import { byYear, stateCounts, stepLacking, yearNow, yearsOf } from './members'
import { awardedIn, judgedRounds, showPoints, tenthsOfPoints, unjudged } from './scores'
import { ofKind, sayingSent } from './voices'
import { blankSession, lackingOf, sessionSent } from './session'

const line = (place: number, ...rounds: (number | null)[]): Placed => ({ part: place, person: null, name: '', unit_name: '', place, rounds, total: 0, own: [] })
const step = (year: number, more: Partial<CohortStep> = {}): CohortStep => ({ year, area: 'a', text: 't', result: '', done_on: null, ...more })

describe('points', () => {
  it.each([[null, ''], [0, '0'], [8000, '80'], [8050, '80.5'], [8567, '85.67'], [10000, '100']])('%s hundredths', (points, shown) => expect(showPoints(points)).toBe(shown))
  it.each([[80.5, 805], [0, 0], [100, 1000], [87.3, 873]])('%s typed', (points, tenths) => expect(tenthsOfPoints(points)).toBe(tenths))
  it('tell what is left, who is awarded and which rounds stay', () => {
    const table = [line(1, 9000, null), line(1, 9000, null), line(3, null, null)]
    expect([unjudged(table), awardedIn(table, 1), awardedIn(table, 3), judgedRounds(table), judgedRounds([])]).toEqual([4, 2, 3, 1, 0])
  })
})

describe('rounds of a session', () => {
  const typed = { ...blankSession('2026-03-01'), title: 'x', unit: 1, form: 'contest', rounds: [' one '] }
  it('are sent for a contest alone', () => expect([sessionSent(typed).rounds, sessionSent({ ...typed, form: 'class' }).rounds]).toEqual([['one'], []]))
  it('are named', () => expect([lackingOf(typed), lackingOf({ ...typed, rounds: [' '] })]).toEqual([undefined, 'round']))
})

describe('a plan of a member', () => {
  it.each([['2026-01-01', '2028-12-31', [2026, 2027, 2028]], ['2026-01-01', null, [2026, 2027]], ['2027-01-01', '2027-06-30', [2027]]])('has the years from %s to %s', (since, until, years) => expect(yearsOf({ since, until }, '2026-11-22')).toEqual(years))
  it.each([['2025-01-01', 2026], ['2027-05-01', 2027], ['2031-01-01', 2028]])('on %s takes a step in %s', (today, year) => expect(yearNow([2026, 2027, 2028], today)).toBe(year))
  it.each([
    ['nothing', [step(2026)], undefined],
    ['what is to be done', [step(2026, { text: ' ' })], 'step_text'],
    ['the area', [step(2026, { area: '' })], 'step_area'],
    ['what came of a step that is done', [step(2026, { done_on: '2026-02-01' })], 'step_result'],
  ])('lacks %s', (_, steps, lacks) => expect(stepLacking(steps)).toBe(lacks))
  it('is told by year with the place of each step', () => expect(byYear([step(2027), step(2026), step(2027)]).map(([year, ones]) => [year, ones.map(({ at }) => at)])).toEqual([[2026, [1]], [2027, [0, 2]]]))
  it('counts members by state, leaving out states nobody is in', () => expect(stateCounts([{ state: 'left' }, { state: 'member' }, { state: 'member' }] as CohortMember[])).toEqual([['member', 2], ['left', 1]]))
})

describe('what is said', () => {
  it.each([['question', false, true], ['suggestion', false, false], ['suggestion', true, true], ['idea', false, true]] as const)('a %s, with a name wanted: %s', (kind, wanted, named) => expect(sayingSent(kind, ' x ', wanted)).toEqual({ kind, text: 'x', named }))
  it('is filtered by kind', () => expect(ofKind([{ id: 1, kind: 'idea' }, { id: 2, kind: 'question' }] as Voice[], 'idea').map(({ id }) => id)).toEqual([1]))
})
