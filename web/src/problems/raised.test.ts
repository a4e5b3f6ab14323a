import { describe, expect, it } from 'vitest'
import type { Session } from '../api/types'
import { blank, lacking, raisedOf } from './raised'

const session = (role: string) => ({ grants: [{ role, unit: 7, unit_name: '', until: null }] }) as unknown as Session
const full = { ...blank(session('official')), title: 'a', kind: 'approval' }

describe('raising a problem', () => {
  it.each([
    ['only a title and a kind are asked', {}, undefined], ['blanks are no title', { title: ' ' }, 'title'], ['a kind', { kind: null }, 'kind'], ['a unit', { place: null }, 'place'],
    ['whose matter it is', { whose: 'person' }, 'person'], ['or their name', { whose: 'named', raiser_name: ' ' }, 'raiser_name'],
  ] as const)('%s', (_, next, field) => expect(lacking({ ...full, ...next })).toBe(field))

  it.each([['official', 'own'], ['duty_officer', 'community_duty']])('an %s mostly hears in a %s', (role, origin) => expect(blank(session(role)).origin).toBe(origin))

  it('leaves out what was typed under another choice', () => {
    const sent = raisedOf({ ...full, whose: 'own', person: 5, raiser_name: 'b' })
    expect(sent).not.toHaveProperty('person')
    expect(sent).not.toHaveProperty('raiser_name')
    expect(sent).not.toHaveProperty('key')
    expect(raisedOf({ ...full, whose: 'person', person: 5, owner: 9 })).toMatchObject({ person: 5, owner: 9, place: 7 })
  })
})
