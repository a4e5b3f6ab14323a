import { describe, expect, it } from 'vitest'
import { begun, byPeople, eachOf, heatStep, togetherOf } from './heat'

const unit = (id: number, people: number, months: number[] = []) => ({ unit: id, name: `${id}`, people, months })

describe('heat of the months', () => {
  it.each([[0, 11, 0, 0], [240, 11, 2.2, 3], [10, 11, 0.1, 1], [10, 1, 1, 2], [20, 1, 2, 3], [39, 1, 3.9, 3], [80, 2, 4, 4], [160, 0, 0, 0]])('%i tenths of %i people', (tenths, people, each, step) => {
    expect(eachOf(tenths, people)).toBe(each)
    expect(heatStep(tenths, people)).toBe(step)
  })
  it.each([[2025, 12], [2026, 11], [2027, 0]])('months of %i that have begun', (year, months) => expect(begun(year, '2026-11-22')).toBe(months))
  it('puts most people first', () => expect(byPeople([unit(3, 2), unit(1, 9), unit(2, 9)]).map((one) => one.unit)).toEqual([1, 2, 3]))
  it('adds units up', () => expect(togetherOf([unit(1, 2, [10, 20]), unit(2, 3, [5])])).toEqual({ people: 5, months: [15, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }))
})
