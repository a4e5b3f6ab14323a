import { describe, expect, it } from 'vitest'
import type { TestAnswer } from '../api/types'
import { filled, isAnswered, isWhole, leftUntil, orderOf, paired, piecesOf, placesWithout, showLeft, swapped, thousandthsOf, toggledChoice, verdictOf } from './sitting'

describe('a paper as it is answered', () => {
  it.each<[TestAnswer | null, boolean, boolean]>([
    [null, false, false],
    [{ choice: 0 }, true, true],
    [{ choices: [] }, false, false],
    [{ truth: false }, true, true],
    [{ blanks: ['', ' '] }, false, false],
    [{ blanks: ['1', ''] }, true, false],
    [{ pairs: [null, 1] }, true, false],
    [{ order: [1, 0] }, true, true],
    [{ text: ' ' }, false, false],
  ])('%j', (answer, answered, whole) => expect([isAnswered(answer), isWhole(answer)]).toEqual([answered, whole]))

  it('ticks and unticks in order', () => {
    expect(toggledChoice({ choices: [2] }, 0)).toEqual({ choices: [0, 2] })
    expect(toggledChoice({ choices: [0, 2] }, 0)).toEqual({ choices: [2] })
  })

  it('gives an option to one line only', () => expect(paired({ pairs: [1, null, 0] }, 3, 1, 1)).toEqual({ pairs: [null, 1, 0] }))
  it('keeps the other blanks', () => expect(filled({ blanks: ['a', 'b'] }, 2, 0, 'c')).toEqual({ blanks: ['c', 'b'] }))
  it('begins with the order on the screen', () => expect(orderOf(null, [{ at: 2, text: '' }, { at: 0, text: '' }])).toEqual([2, 0]))
  it.each([[0, 1, [1, 0, 2]], [2, 1, [0, 2, 1]], [2, 3, [0, 1, 2]]])('moves %i to %i', (from, to, order) => expect(swapped([0, 1, 2], from, to)).toEqual(order))
  it('cuts a text at its blanks', () => expect(piecesOf('a___b_____')).toEqual(['a', 'b', '']))

  it.each([[null, null], ['2026-03-24T09:30:00+08:00', 60_000], ['2026-03-24T09:00:00+08:00', 0]])('%s leaves %s by the clock of the house', (due, left) => {
    // The device is ten minutes behind.
    expect(leftUntil(due, 600_000, Date.parse('2026-03-24T09:19:00+08:00'))).toBe(left)
  })
  it.each([[0, '00:00'], [59_001, '01:00'], [1_800_000, '30:00'], [3_729_000, '1:02:09']])('%i ms read %s', (left, text) => expect(showLeft(left)).toBe(text))

  it.each([[null, 'waiting'], [10, 'right'], [4, 'part'], [0, 'wrong']])('%s of 10 is %s', (earned, verdict) => expect(verdictOf({ earned, points: 10 })).toBe(verdict))
  it.each([[2.5, 3, 833], [5, 5, 1000], [9, 5, 1000], [-1, 5, 0]])('%s of %s are %s thousandths', (points, of, mark) => expect(thousandthsOf(points, of)).toBe(mark))
  it('names what is still open', () => expect(placesWithout([{ place: 0 }, { place: 1 }, { place: 2 }], { 0: { choice: 1 }, 1: { blanks: ['a', ''] } })).toEqual([2, 3]))
})
