import { describe, expect, it } from 'vitest'
import type { ClassProposal, GapLine } from '../api/types'
import { blankSession } from '../programmes/session'
import { beyond, blankProposal, isForbidden, linesOf, missingOf, movedTo, nextNumber, outside, proposalSent, seatsAfter, tickedOf, type TypedProposal } from './proposal'

const gap = (id: number, person: number | null, state: GapLine['state'] = 'open') => ({ id, state, gap: { person } }) as GapLine
const lesson = (day: string) => ({ id: 1, day, from: '08:30', to: '11:30', method: 'teach', subject: '', lecturer: null, lecturer_kind: null, room: null, place: '', tenths: 40, output: '' })
const session = { ...blankSession('2026-11-22'), title: 'A', unit: 5, from: '2026-12-07', to: '2026-12-08', lessons: [{ ...lesson('2026-12-07'), subject: 'B' }, { ...lesson('2026-12-08'), subject: 'C' }] }
const someone = (person: number) => ({ person, name: '', post: '' })
const proposal = { people: [someone(7), someone(8)], gaps: [gap(1, 7), gap(2, 7, 'planned'), gap(3, null), gap(4, 8, 'planned')], courses: [], lecturers: [], session } as unknown as ClassProposal
const typed = (more: Partial<TypedProposal> = {}): TypedProposal => ({ session, into: 'none', programme: '', ticked: ['person-7'], ...more })

describe('lines', () => {
  it('are people with their gaps, then gaps of units', () => expect(linesOf(proposal).map(({ key, gaps }) => [key, gaps.map(({ id }) => id)])).toEqual([['person-7', [1, 2]], ['person-8', [4]], ['gap-3', [3]]]))
  it('are ticked where something is open', () => expect(blankProposal(proposal).ticked).toEqual(['person-7', 'gap-3']))
  it.each([[['person-7', 'gap-3'], { people: [7], gaps: [1, 3] }], [['person-8'], { people: [8], gaps: [] }], [[], { people: [], gaps: [] }]])('%s', (ticked, expected) => expect(tickedOf(linesOf(proposal), ticked)).toEqual(expected))
})

describe('a class put off', () => {
  it.each([
    ['2026-12-14', '2026-12-07', '2026-12-15', '2026-12-14'], ['2026-12-01', '2026-12-07', '2026-12-02', '2026-12-01'], ['2027-01-01', '2026-12-07', '2027-01-02', '2027-01-01'],
  ])('to %s', (from, before, to, first) => {
    const moved = movedTo(session, from, before)
    expect([moved.to, moved.lessons?.[0]?.day]).toEqual([to, first])
  })
  it('stays while no day is named', () => expect(movedTo(session, null, '2026-12-07')).toEqual({ from: null }))
})

describe('lessons', () => {
  it.each([['2026-12-07', '2026-12-08', false], ['2026-12-08', '2026-12-09', true], ['2026-12-07', '2026-12-07', true], [null, null, false]])('between %s and %s', (from, to, expected) => expect(outside({ ...session, from, to })).toBe(expected))
})

describe('what is missing', () => {
  it.each([
    [typed(), undefined], [typed({ ticked: [] }), 'people'], [typed({ into: 'known' }), 'programme'], [typed({ into: 'new', programme: ' ' }), 'programme_title'], [typed({ session: { ...session, title: '' } }), 'title'],
  ])('%#', (value, expected) => expect(missingOf(value)).toBe(expected))
})

describe('what is sent', () => {
  const lines = linesOf(proposal)
  it.each([
    [typed({ session: { ...session, programme: 9 } }), null, null, null], [typed({ into: 'known', session: { ...session, programme: 9 } }), null, 9, 4], [typed({ into: 'new', programme: ' D ' }), 'D', null, 4],
  ])('%#', (value, title, programme, number) => {
    const sent = proposalSent(value, lines, 4)
    expect([sent.programme?.title ?? null, sent.session.programme, sent.session.number]).toEqual([title, programme, number])
  })
})

it.each([[['two_leaders'], false], [['before_others', 'elsewhere'], true], [[], false], [['quota_full'], true]])('%s', (held, expected) => expect(isForbidden(held)).toBe(expected))
it.each([[30, 20, 10], [20, 20, 0], [5, null, 0]])('%s people, %s places', (people, places, expected) => expect(beyond(people, places)).toBe(expected))
it('counts on from the last class', () => expect(nextNumber({ sessions: [{ number: 2 }, { number: null }, { number: 6 }] } as never)).toBe(7))

it('moves whoever was named after all', () => {
  const left = [1, 2, 3].map((person) => ({ ...someone(person), held: ['two_leaders'] }))
  const named = (person: number, state: string | null, held: string[]) => ({ person, name: '', state, held, forbidden: false, unknown: false }) as never
  const after = seatsAfter({ seated: 4, waiting: 0, left }, [named(1, 'approved', []), named(2, 'waiting', []), named(3, null, ['elsewhere'])])
  expect(after).toEqual({ seated: 5, waiting: 1, left: [{ ...someone(3), held: ['elsewhere'] }] })
})
