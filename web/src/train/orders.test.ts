import { describe, expect, it } from 'vitest'
import type { CatalogueLine, OrderLine } from '../api/types'
import { lackingOf, menuOf, ordersOf, waitingByCourse, wantedBy } from './orders'

const order = (id: number, course: number | null, title: string, state = 'placed') => ({ id, course, title, state }) as OrderLine
const rows = [order(1, 7, 'A'), order(2, null, 'B'), order(3, 7, 'A', 'declined'), order(4, 7, 'A')]

describe('orders', () => {
  it('go together by course, and without one by topic', () => expect(rows.map(wantedBy)).toEqual(['7', 'B', '7', '7']))

  it.each([
    [undefined, undefined, [1, 2, 3, 4]],
    ['placed', undefined, [1, 2, 4]],
    [undefined, 'B', [2]],
    ['declined', '7', [3]],
  ] as const)('in state %s of %s', (state, wanted, found) => expect(ordersOf(rows, state, wanted).map(({ id }) => id)).toEqual(found))

  it('wait by course', () => expect([...waitingByCourse(rows)]).toEqual([[7, 2]]))

  it.each([
    [{ topic: ' ', unit: 1, heads: 3, wished: '' }, null, 'topic'],
    [{ topic: '', unit: null, heads: 3, wished: '' }, 7, 'unit'],
    [{ topic: 'x', unit: 1, heads: null, wished: '' }, null, 'heads'],
    [{ topic: '', unit: 1, heads: 3, wished: '' }, 7, undefined],
  ])('%j of course %s lacks %s', (value, course, lacks) => expect(lackingOf(value, course)).toBe(lacks))
})

describe('the menu', () => {
  const line = (id: number, more: object, ended = false) => ({ id, ended, item: { catalogue: 'course', menu: true, premium: null, ...more } }) as unknown as CatalogueLine
  it('holds what may be ordered, the premium first', () => {
    const lines = [line(1, {}), line(2, { menu: false }), line(3, {}, true), line(4, { premium: { since: '2026-01-01', basis: '' } })]
    expect(menuOf(lines).map(({ id }) => id)).toEqual([4, 1])
  })
})
