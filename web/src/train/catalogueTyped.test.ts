import { describe, expect, it } from 'vitest'
import type { CatalogueItem } from '../api/types'
import { blankItem, itemSent, lackingOf, typedItem } from './catalogueTyped'

const items: CatalogueItem[] = [
  { catalogue: 'focus', title: 'Sea', kind: 'work', text: '', items: ['one', 'two'], since: '2026-01-01', until: '2026-12-31' },
  { catalogue: 'chain', title: 'Yards', text: 'three leaders' },
  { catalogue: 'room', title: 'Hall', place: 'School', seats: 220 },
  { catalogue: 'lecturer', title: 'Zhou', kind: 'professor', person: null, organisation: 'Sea university', subjects: 'ports' },
  { catalogue: 'course', title: 'Finance', text: '', lecturer: 5, layer: 'county', tenths: 45, menu: true, premium: { since: '2026-05-01', basis: 'asked for thrice' }, leads_to: [{ competence: 3, level: 2 }] },
  { catalogue: 'zone', title: 'Harbour', units: [1, 2] },
  { catalogue: 'partner', title: 'Sea university', place: 'Qingdao' },
  { catalogue: 'field', title: 'Marine finance', wanted: 12, text: '' },
  { catalogue: 'model', title: 'Twelve years', person: 9, text: 'Went to the island.', published_on: '2026-07-01' },
]

describe('a line as typed', () => {
  it.each(items)('of $catalogue goes back as it came', (item) => expect(itemSent(typedItem(item, 7, 'name', '2026-11-22'))).toEqual(item))
  it.each(items)('of $catalogue lacks nothing', (item) => expect(lackingOf(typedItem(item, 7, 'name', '2026-11-22'))).toBeUndefined())
  it.each([
    ['focus', {}, 'kind'], ['chain', {}, undefined], ['lecturer', {}, 'kind'], ['zone', { units: [1] }, 'units'], ['field', {}, 'wanted'], ['model', {}, 'person'], ['model', { person: 1 }, 'deed'], ['course', {}, undefined],
    ['course', { premium: true }, 'basis'], ['room', { title: '' }, 'title'], ['partner', { unit: null }, 'unit'],
  ] as const)('of %s with %o lacks %s', (catalogue, given, lacks) => expect(lackingOf({ ...blankItem(catalogue, 7, '2026-11-22'), title: 'A', ...given } as never)).toBe(lacks))
})
