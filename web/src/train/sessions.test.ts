import { describe, expect, it } from 'vitest'
import { barOf, daysFrom, linesOf, mondayOf, spanInWords } from './sessions'

describe('sessions on days', () => {
  it.each([['2026-11-22', '2026-11-16'], ['2026-11-16', '2026-11-16'], ['2027-01-01', '2026-12-28']])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

  it.each([
    ['within', '2026-11-17', '2026-11-18', { first: 1, last: 2, before: false, after: false }],
    ['began before', '2026-11-01', '2026-11-16', { first: 0, last: 0, before: true, after: false }],
    ['goes on', '2026-11-22', '2026-12-18', { first: 6, last: 6, before: false, after: true }],
    ['over before', '2026-11-01', '2026-11-15', null],
    ['later', '2026-11-23', '2026-11-23', null],
  ])('%s', (_, from, to, bar) => expect(barOf({ from, to }, '2026-11-16', 7)).toEqual(bar))

  it('puts what overlaps in lines of its own', () => expect(linesOf([{ first: 0, last: 6 }, { first: 0, last: 1 }, { first: 2, last: 3 }, { first: 3, last: 3 }])).toEqual([0, 1, 1, 2]))
  it('counts days over the end of a month', () => expect(daysFrom('2026-11-30', 2)).toEqual(['2026-11-30', '2026-12-01']))
  it.each([['2026-06-08', '2026-06-08', '2026-06-08'], ['2026-06-08', '2026-06-12', '2026-06-08 – 06-12'], ['2026-12-30', '2027-01-02', '2026-12-30 – 2027-01-02']])('%s to %s reads %s', (from, to, words) => expect(spanInWords({ from, to })).toBe(words))
})
