import { describe, expect, it } from 'vitest'
import type { PortraitBasis, PortraitShown } from '../api/types'
import { compared, evidencePath, isDrawn, level } from './PortraitDrawn'

const basis = (id: number, kind: PortraitBasis['kind'] = 'entry'): PortraitBasis => ({ kind, id, title: '', on: '2026-01-01' })
const portrait = (...rests: PortraitBasis[][]): PortraitShown => ({ person: 1, name: '', post: '', as_of: '', own: false, axes: [], assessors_least: 3, kinds_least: 2, said: rests.map((rests_on) => ({ facet: 'results', text: '', rests_on })) })
const axis = { competence: 1, title: '', levels: [], estimate: null, low: null, high: null, assessors: 2, kinds: 2, needed: null, meets: null, given: [] }

describe('a portrait', () => {
  it('tells what came and what went between two days, each record once', () => {
    const { gone, added } = compared(portrait([basis(1), basis(2)]), portrait([basis(2)], [basis(3), basis(2, 'problem')], [basis(3)]), 'results')
    expect([gone.map(({ id }) => id), added.map(({ kind, id }) => `${kind}${id}`)]).toEqual([[1], ['entry3', 'problem2']])
    expect(compared(portrait([basis(1)]), portrait([basis(1)]), 'style')).toEqual({ gone: [], added: [] })
  })

  it('draws no axis without enough evidence, not even as nought', () => {
    expect(isDrawn(axis)).toBe(false)
    expect(isDrawn({ ...axis, estimate: 35, low: 29, high: 40 })).toBe(true)
    expect(level(30)).toBe('3.0')
  })

  it('opens each record where it stands', () => {
    expect((['entry', 'problem', 'statement', 'post'] as const).map((kind) => evidencePath(7, basis(5, kind)))).toEqual(['/people/7?entry=5', '/problems/5', '/statements/5', '/people/7#appointments'])
  })
})
