import { describe, expect, it } from 'vitest'
import { asCorrelation, asPoints, optionLines, tellingOf } from './results'

const of = (estimate: number, low: number, high: number) => ({ estimate, low, high, n: 20 })

describe('how a question did', () => {
  it.each([
    [null, 'few'],
    [of(-0.05, -0.3, 0.2), 'mixed'],
    [of(0.02, -0.05, 0.09), 'mixed'],
    [of(0.2, -0.1, 0.4), 'weak'],
    [of(0.4, 0.1, 0.6), 'apart'],
  ])('%j', (discrimination, telling) => expect(tellingOf(discrimination)).toBe(telling))

  it('lists options nobody chose too', () => {
    expect(optionLines({ form: 'single', options: ['a', 'b'], right: 1 }, [{ at: 1, count: 3, mean: 0.8 }], ['t', 'f'])).toEqual([
      { at: 0, text: 'a', right: false, count: 0, mean: null }, { at: 1, text: 'b', right: true, count: 3, mean: 0.8 },
    ])
    expect(optionLines({ form: 'truth', right: false }, [], ['t', 'f']).map(({ right }) => right)).toEqual([false, true])
    expect(optionLines({ form: 'short', model: '' }, [], ['t', 'f'])).toEqual([])
  })

  it.each([[0.123, '+12.3'], [-0.05, '\u22125.0'], [0.0001, '0.0']])('%f', (share, text) => expect(asPoints(share)).toBe(text))
  it('writes a true minus', () => expect(asCorrelation(-0.104)).toBe('\u22120.10'))
})
