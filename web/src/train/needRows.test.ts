import { beforeAll, describe, expect, it } from 'vitest'
import { setWords } from '../words/catalogue'
import { type Competence, heldAs, levels, type NeedRow, readingsOf, recordedWords, saidShort, shortOf } from './needRows'

const competence = (id: number, readings: Competence['readings']): Competence => ({ competence: id, code: '', title: '', people: 0, readings, discrepancy: null, weighted: null })
const row = (person: number, reading: NeedRow['reading']) => ({ person, reading }) as NeedRow

beforeAll(() => setWords({
  'cneeds.said_short': 'short {mean} {low} {high} {n}', 'cneeds.said_above': 'above {mean} {low} {high} {n}', 'cneeds.said_unclear': 'unclear {mean} {low} {high} {n}',
  'cneeds.recorded': 'all {n}', 'cneeds.recorded_some': 'some {n} {left}', 'cneeds.recorded_none': 'none',
}, 'zh'))

describe('levels', () => {
  it.each([[1.24, '1.2'], [0.04, '0.0'], [-0.04, '0.0'], [-0.26, '\u22120.3'], [3, '3.0']])('%s is %s', (value, expected) => expect(levels(value)).toBe(expected))
})

describe('what is held', () => {
  it.each([
    [{ level: 1.3, low: 0.6, high: 2.1, n: 3 }, { estimate: 1.3, low: 1, high: 2.1, n: 3 }],
    [{ level: 4.8, low: 4, high: 5.7, n: 2 }, { estimate: 4.8, low: 4, high: 5, n: 2 }],
  ])('stays on the scale', (held, expected) => expect(heldAs(held)).toEqual(expected))
})

describe('the mean shortfall', () => {
  it.each([
    [{ estimate: 1.2, low: 1.1, high: 1.3, n: 78 }, 'short 1.2 1.1 1.3 78'],
    [{ estimate: 0.1, low: -0.1, high: 0.2, n: 56 }, 'unclear 0.1 \u22120.1 0.2 56'],
    [{ estimate: -0.5, low: -0.8, high: -0.2, n: 9 }, 'above 0.5 0.2 0.8 9'],
  ])('is claimed only beside nought', (of, expected) => expect(saidShort(of)).toBe(expected))
})

describe('readings', () => {
  const all = [competence(1, { short: 2, enough: 1 }), competence(2, { short: 3, not_assessed: 4 })]
  it.each([[1, { short: 2, cannot_tell: 0, enough: 1, not_assessed: 0 }], [undefined, { short: 5, cannot_tell: 0, enough: 1, not_assessed: 4 }], [9, { short: 0, cannot_tell: 0, enough: 0, not_assessed: 0 }]])('of %s', (chosen, expected) => expect(readingsOf(all, chosen)).toEqual(expected))
})

it('counts a person with two posts once', () => expect(shortOf([row(1, 'short'), row(1, 'short'), row(2, 'enough'), row(3, 'short')])).toEqual([1, 3]))

describe('what was recorded', () => {
  it.each([[5, 5, 'all 5'], [5, 3, 'some 3 2'], [5, 0, 'none']])('%s asked, %s made', (asked, made, expected) => expect(recordedWords(asked, made)).toBe(expected))
})
