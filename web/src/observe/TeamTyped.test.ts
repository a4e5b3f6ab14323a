import { describe, expect, it } from 'vitest'
import { blankTeam, lackingOf, teamSent, type TypedTeam } from './TeamTyped'

const full: TypedTeam = { ...blankTeam('2026-03-01', '2026-06-01'), title: 'Harbour', members: [{ id: 1, name: 'a' }], people: [{ id: 2, name: 'b' }] }
const seats = { unit_kinds: ['town'], post_kinds: ['chief'], title: '', unit_name: '' }

describe('a team as typed', () => {
  it.each([
    ['nothing', {}, undefined], ['a title', { title: ' ' }, 'title'], ['a last day', { to: null }, 'to'], ['somebody in it', { members: [] }, 'members'],
    ['somebody to look at', { people: [] }, 'whom'], ['a project names them', { people: [], project: 3 }, undefined], ['units alone name nobody', { units: [5] }, 'seats'], ['units with posts do', { people: [], units: [5], seats }, undefined],
  ] as [string, Partial<TypedTeam>, string | undefined][])('lacks %s', (_, next, lacks) => expect(lackingOf({ ...full, ...next })).toBe(lacks))

  it('sends people by number, and posts only where there are units', () => {
    expect(teamSent({ ...full, seats })).toMatchObject({ members: [1], people: [2], seats: { unit_kinds: [], post_kinds: [] } })
    expect(teamSent({ ...full, units: [5], seats }).seats).toEqual(seats)
  })
})
