import { describe, expect, it } from 'vitest'
import type { Lesson, Presence, TrainingPart } from '../api/types'
import { allPresent, counted, marked, marksSent, nextPresence } from './attendance'
import { byDay, lessonOn, nextLesson, partsMissing, readTime, tenthsOf, timed } from './lessons'
import { blankProgramme, lackingOf, partsOf, programmeSent } from './programme'
import { missing, ofGroup, placeInLine, quotasUsed } from './roster'
import { blankSession, lessonRefused } from './session'

const lesson = (id: number, day: string, from: string, to: string, more: Partial<Lesson> = {}): Lesson => ({ id, day, from, to, method: 'teach', subject: 's', lecturer: null, lecturer_kind: null, room: null, place: '', tenths: tenthsOf(from, to), output: '', ...more })
const part = (id: number, state: TrainingPart['state'], marks: Record<string, Presence> = {}, unit: number | null = 1): TrainingPart => ({ id, person: id, name: '', post: '', unit, unit_name: '', role: 'student', state, said: '', tenths: 0, halves: 0, why: '', entry: null, problem: null, marks, own: false })

describe('class hours of a span', () => {
  it.each([['09:00', '11:30', 35], ['09:00', '09:45', 10], ['14:00', '17:00', 40], ['09:00', '09:00', 0], ['10:00', '09:00', 0]])('%s to %s', (from, to, tenths) => expect(tenthsOf(from, to)).toBe(tenths))
  it('follow the span until set by hand', () => {
    expect(timed(lesson(1, '2026-03-02', '09:00', '09:45'), { to: '10:30' }).tenths).toBe(20)
    expect(timed(lesson(1, '2026-03-02', '09:00', '09:45', { tenths: 0 }), { to: '10:30' }).tenths).toBe(0)
  })
})

describe('a time of day being typed', () => {
  it.each([['9:05', '09:05'], ['0905', '09:05'], ['14.30', '14:30'], ['24:00', null], ['9:5', null], ['12:60', null], ['', null]])('%s', (typed, time) => expect(readTime(typed)).toBe(time))
})

describe('the next lesson', () => {
  const days = { from: '2026-03-02', to: '2026-03-03' }
  it.each([
    ['begins on the first morning', [], '2026-03-02 09:00'],
    ['goes on in the afternoon', [lesson(1, '2026-03-02', '09:00', '11:30')], '2026-03-02 14:30'],
    ['goes on the next morning', [lesson(1, '2026-03-02', '14:30', '17:00')], '2026-03-03 09:00'],
    ['stays on the last day', [lesson(4, '2026-03-03', '14:30', '17:00')], '2026-03-03 09:00'],
  ])('%s', (_, lessons, at) => {
    const next = nextLesson(lessons, days)
    expect(`${next.day} ${next.from}`).toBe(at)
    expect(lessons.some(({ id }) => id === next.id)).toBe(false)
  })
  it('are told by day', () => expect(byDay([lesson(2, '2026-03-03', '09:00', '10:00'), lesson(1, '2026-03-02', '09:00', '10:00')]).map(([day]) => day)).toEqual(['2026-03-02', '2026-03-03']))
})

describe('the lesson one signs in to', () => {
  const all = [lesson(1, '2026-03-02', '09:00', '10:30'), lesson(2, '2026-03-02', '10:40', '12:00')]
  it.each([['08:19', undefined], ['08:20', 1], ['09:50', 1], ['10:00', 2], ['12:00', undefined]])('at %s', (time, id) => expect(lessonOn(all, '2026-03-02', time)?.id).toBe(id))
})

describe('parts of a syllabus', () => {
  const syllabus = [{ lecturer: 'organisation', subject: 'A', fixed: true }, { lecturer: 'promotion', subject: '', fixed: false }]
  it.each<[string, Partial<Lesson>[], number]>([
    ['all missing', [], 2], ['another subject is not the fixed part', [{ lecturer_kind: 'organisation', subject: 'B' }], 2], ['both there', [{ lecturer_kind: 'organisation', subject: 'A' }, { lecturer_kind: 'promotion' }], 0],
  ])('%s', (_, taught, count) => expect(partsMissing({ syllabus }, taught.map((more, at) => lesson(at, '2026-03-02', '09:00', '10:00', more)))).toHaveLength(count))
})

describe('a programme being typed', () => {
  const blank = blankProgramme('2026-03-24', 'discussion')
  it('shows what its kind asks and what it holds', () => {
    expect(partsOf(blank)).toEqual(['units', 'serves', 'items'])
    expect(partsOf({ ...blank, rota: [1] })).toContain('rota')
  })
  it.each([[{}, 'title'], [{ title: 'x' }, 'unit'], [{ title: 'x', unit: 1, slots: [{ title: ' ', chain: null, seminar: false }] }, 'slot_title'], [{ title: 'x', unit: 1 }, undefined]])('%j lacks %s', (given, lacks) => expect(lackingOf({ ...blank, ...given })).toBe(lacks))
  it('sends lines as lists', () => expect(programmeSent({ ...blank, items: ' a \n\nb' }).items).toEqual(['a', 'b']))
})

describe('attendance', () => {
  it.each<[Presence | undefined, Presence]>([[undefined, 'present'], ['present', 'late'], ['late', 'leave'], ['leave', 'absent'], ['absent', 'present']])('%s turns to %s', (now, next) => expect(nextPresence(now)).toBe(next))
  it('sends only what differs', () => {
    const one = part(7, 'approved', { 1: 'present' })
    expect(marksSent(marked({}, one, 1, 'late'))).toEqual([{ part: 7, lesson: 1, presence: 'late' }])
    expect(marked({ '7.1': 'late' }, one, 1, 'present')).toEqual({})
  })
  it('marks those without a mark', () => {
    const all = [part(7, 'approved', { 1: 'leave' }), part(8, 'approved')]
    expect(allPresent({}, all, 1)).toEqual({ '8.1': 'present' })
    expect(counted(all, 1, { '8.1': 'present' })).toEqual({ there: 1, unmarked: 0 })
  })
})

describe('a roster', () => {
  const all = [part(1, 'withdrawn'), part(2, 'waiting'), part(3, 'approved'), part(4, 'nominated'), part(5, 'waiting')]
  it('has those who wait for a word first', () => expect(ofGroup(all, 'all').map(({ id }) => id)).toEqual([4, 3, 2, 5, 1]))
  it('keeps the line', () => expect([...placeInLine(all)]).toEqual([[2, 1], [5, 2]]))
  it('counts places of a unit', () => expect(quotasUsed({ session: { quotas: [{ unit: 1, places: 2 }] } as never, parts: all, units: { 1: 'u' } })).toEqual([{ unit: 1, name: 'u', places: 2, used: 4 }]))
  it('knows who is missing', () => {
    const line = (person: number, state: TrainingPart['state'] | null, sat_before: boolean) => ({ person, name: '', post: '', unit: 1, unit_name: '', state, sat_before })
    expect(missing([line(1, null, true), line(2, 'approved', false), line(3, 'declined', false)]).map(({ person }) => person)).toEqual([3, 1])
  })
})

describe('a session being planned', () => {
  it('knows nothing without a programme', () => expect(blankSession('2026-03-24')).toMatchObject({ programme: null, form: 'class', from: '2026-04-07', number: null }))
  it('takes over what its programme knows', () => {
    const page = { id: 9, programme: { kind: 'series', title: 'P', unit: 1, focuses: [3], layer: 'young' }, sessions: [{ number: 2, form: 'class', capacity: 50 }], slots: [{ title: 'S', chain: 4, seminar: false }], rota: [{ unit: 5, next: true }] } as never
    expect(blankSession('2026-03-24', page, 0)).toMatchObject({ programme: 9, title: 'S', number: 3, unit: 5, chain: 4, slot: 0, capacity: 50, layer: 'young' })
  })
  it.each([['lessons.2.subject', { at: 2, name: 'subject' }], ['title', null], [undefined, null]])('%s', (field, found) => expect(lessonRefused(field)).toEqual(found))
})
