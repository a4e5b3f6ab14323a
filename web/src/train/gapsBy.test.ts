import { describe, expect, it } from 'vitest'
import { blankGap, byField, gapSent, lackingOf, openOf, turned, type TypedGap } from './gapsBy'

const gap = (field: string, person: number | null, unit: number | null, state: string) => ({ gap: { field, person, unit }, state }) as never
const full: TypedGap = { ...blankGap('2026-11-22'), person: 3, unit: 7, group: 'heads', kind: 'weak', field: ' Finance ', source: 'test' }

describe('gaps', () => {
  it('come by field, with what waits first', () => {
    const fields = byField([gap('A', 1, null, 'closed'), gap('A', 1, null, 'closed'), gap('B', 1, null, 'open'), gap('B', null, 5, 'planned')])
    expect(fields.map(({ field, people, units, open }) => [field, people, units, open])).toEqual([['B', 1, 1, 1], ['A', 1, 0, 0]])
  })
  it.each([
    ['whole', full, undefined], ['nobody', { ...full, person: null }, 'person'], ['no unit', { ...full, whose: 'unit', unit: null }, 'unit'], ['no field', { ...full, field: ' ' }, 'field'], ['no kind', { ...full, kind: null }, 'kind'],
    ['no source', { ...full, source: null }, 'source'], ['no day', { ...full, found_on: null }, 'found_on'],
  ] as [string, TypedGap, string | undefined][])('%s', (_, typed, lacks) => expect(lackingOf(typed)).toBe(lacks))
  it('are of a person or of a unit', () => {
    expect(gapSent(full)).toMatchObject({ person: 3, unit: null, group: '', field: 'Finance' })
    expect(gapSent({ ...full, whose: 'unit' })).toMatchObject({ person: null, unit: 7, group: 'heads' })
  })
})

describe('chosen for a class', () => {
  it('are only open ones', () => expect(openOf([{ id: 1, state: 'open' }, { id: 2, state: 'planned' }, { id: 3, state: 'closed' }] as never)).toEqual([1]))
  it.each([[[], [1, 2], [1, 2]], [[1, 5], [1, 2], [5, 1, 2]], [[1, 2, 5], [1, 2], [5]], [[4], [4], []]])('%s and %s', (chosen, ids, expected) => expect(turned(chosen, ids)).toEqual(expected))
})
