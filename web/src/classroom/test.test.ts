import { describe, expect, it } from 'vitest'
import type { SittingLine, TestShown } from '../api/types'
import { bestOf, blankPart, blankTest, fitting, houseClock, instantOf, lackOf, partRefused, passPoints, testSent, topicsOf, totalsOf, typedTest } from './test'

const stock = [{ topic: 'a', form: 'single' as const, count: 3 }, { topic: 'a', form: 'fill' as const, count: 2 }, { topic: 'b', form: 'single' as const, count: 4 }]

describe('a test as it is typed', () => {
  it.each([
    ['2026-03-24', '09:30', 1_774_315_800_000],
    ['2026-03-24', '', 1_774_281_600_000],
    [null, '09:30', null],
  ])('%s %s by the clock of the house', (day, time, at) => {
    expect(instantOf(day, time)).toBe(at)
    if (at !== null && day) expect(houseClock(at)).toEqual({ day, time: time || '00:00' })
  })

  it.each([
    [[], [], 9],
    [['a'], [], 5],
    [['a'], ['fill' as const], 2],
    [['b'], ['fill' as const], 0],
  ])('topics %j and forms %j take %i of the bank', (topics, forms, count) => expect(fitting(stock, { topics, forms })).toBe(count))

  it('counts topics over their forms', () => expect(topicsOf(stock)).toEqual([{ topic: 'a', count: 5 }, { topic: 'b', count: 4 }]))

  it('adds up points without the faults of fractions', () => {
    const parts = [{ ...blankPart(), count: 3, points: 0.1 }, { ...blankPart(), fixed: true, questions: [7, 8], points: 2.5 }]
    expect(totalsOf(parts)).toEqual({ questions: 5, points: 5.3 })
  })

  it.each([
    [{}, 'title'],
    [{ title: 'T', unit: null }, 'unit'],
    [{ title: 'T', opens_on: null }, 'opens'],
    [{ title: 'T', parts: [{ ...blankPart(), fixed: true }] }, 'parts'],
    [{ title: 'T' }, null],
  ])('%j lacks %s', (typed, lack) => expect(lackOf({ ...blankTest(1, 1, '2026-03-24', null), ...typed })).toBe(lack))

  it('comes back as it was sent', () => {
    const typed = { ...blankTest(1, 4, '2026-03-24', 9), title: ' T ', parts: [{ ...blankPart(), fixed: true, questions: [7], topics: ['a'], points: 2.5 }] }
    const test = testSent(typed)
    expect(test.parts).toEqual([{ title: '', questions: [7], count: 0, topics: [], forms: [], tenths: 25 }])
    expect([test.title, test.session, test.closes]).toEqual(['T', 9, instantOf('2026-03-31', '18:00')])
    expect(testSent(typedTest({ test } as TestShown))).toEqual(test)
  })

  it.each([['parts.2.count', 2], ['parts', null], [undefined, null]])('%s is about part %s', (field, at) => expect(partRefused(field)).toBe(at))
  it.each([[60, 50, 30], [67, 50, 33.5], [61, 5, 3.1], [null, 50, null]])('%s percent of %s are %s points', (pass, of, points) => expect(passPoints(pass, of)).toBe(points))

  it('takes the best marked paper, the first of equal ones', () => {
    const line = (id: number, points: number | null, state: SittingLine['state'] = 'marked') => ({ id, points, state }) as SittingLine
    expect(bestOf([line(1, 5), line(2, 8), line(3, 8), line(4, null, 'marking')])?.id).toBe(2)
    expect(bestOf([line(4, null, 'under_way')])).toBeUndefined()
  })
})
