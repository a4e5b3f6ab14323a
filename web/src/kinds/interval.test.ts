import { describe, expect, it } from 'vitest'
import { coversNought, placesOf, POINTS, scaleOf, SHARE } from './interval'

const of = (estimate: number, low: number, high: number) => ({ estimate, low, high, n: 20 })

describe('an estimate on its line', () => {
  it.each([
    ['in the middle', of(3, 2, 4), POINTS, { at: 50, low: 25, wide: 50, zero: null }],
    ['at both ends', of(3, 1, 5), POINTS, { at: 50, low: 0, wide: 100, zero: null }],
    ['beyond the upper end', of(4.9, 4.6, 5.2), POINTS, { at: 97.5, low: 90, wide: 10, zero: null }],
    ['a share', of(0.9, 0.75, 0.95), SHARE, { at: 90, low: 75, wide: 20, zero: null }],
    ['around nought', of(1, -2, 4), { from: -5, to: 15 }, { at: 30, low: 15, wide: 30, zero: 25 }],
    ['on a line without length', of(1, 1, 1), { from: 1, to: 1 }, { at: 0, low: 0, wide: 0, zero: null }],
  ])('%s', (_, estimate, scale, expected) => expect(placesOf(estimate, scale)).toEqual(expected))

  it.each([
    ['nothing known', [null], { from: 0, to: 1 }],
    ['gains', [of(8, 6.1, 9.7), null, of(10, 8.2, 11.8)], { from: 0, to: 12 }],
    ['a loss', [of(-2, -4.5, 0.5), of(3, 1, 5)], { from: -5, to: 5 }],
  ])('one line for %s', (_, estimates, expected) => expect(scaleOf(estimates)).toEqual(expected))

  it.each([
    [6.1, 9.7, false], [-1, 3, true], [0, 3, true], [-4, -1, false],
  ])('from %d to %d', (low, high, expected) => expect(coversNought({ low, high })).toBe(expected))
})
