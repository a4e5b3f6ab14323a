import { describe, expect, it } from 'vitest'
import { columnsOf, daysBy, dropOf, endOf, HOUR, hoursOf, lanesOf, placeOf, timeOf } from './timetable'

const days = ['2026-11-23', '2026-11-24', '2026-11-25']
const board = { edges: [0, 100, 300], days, first: 8, last: 18 }
const lesson = { day: '2026-11-24', from: '09:00', to: '11:30' }

describe('lessons on a board', () => {
  it.each([[540, '09:00'], [615, '10:15'], [0, '00:00']])('%i minutes are %s', (minutes, time) => expect(timeOf(minutes)).toBe(time))
  it.each([
    ['nothing', [], 8, 18],
    ['a usual day', [{ from: '09:00', to: '17:00' }], 8, 18],
    ['an evening', [{ from: '19:00', to: '21:30' }], 8, 22],
    ['early', [{ from: '07:30', to: '08:00' }], 7, 18],
  ])('%s', (_, lessons, first, last) => expect(hoursOf(lessons)).toEqual({ first, last }))
  it('lies where its time is', () => expect(placeOf(lesson, 8)).toEqual({ top: HOUR, height: 2.5 * HOUR }))
  it.each([
    ['stays', lesson, 150, 0, '2026-11-24', '09:00'],
    ['a day on', lesson, 300, 3, '2026-11-25', '09:00'],
    ['a day before', lesson, 99, 0, '2026-11-23', '09:00'],
    ['not beyond the week', lesson, 4000, 0, '2026-11-25', '09:00'],
    ['nor before it', lesson, -40, 0, '2026-11-23', '09:00'],
    ['an hour later', lesson, 150, HOUR, '2026-11-24', '10:00'],
    ['to the nearest quarter', lesson, 150, HOUR * 0.3, '2026-11-24', '09:15'],
    ['not before the first hour', lesson, 150, -HOUR * 9, '2026-11-24', '08:00'],
    ['ends by the last hour', lesson, 150, HOUR * 20, '2026-11-24', '15:30'],
    ['sideways keeps an odd time', { ...lesson, from: '09:10', to: '10:00' }, 310, 2, '2026-11-25', '09:10'],
    ['up or down comes to a quarter', { ...lesson, from: '09:10', to: '10:00' }, 150, HOUR / 4, '2026-11-24', '09:30'],
  ])('%s', (_, of, at, y, day, from) => expect(dropOf(of, { at, y }, board)).toEqual({ day, from }))
  it.each([['14:00', '16:30'], ['08:15', '10:45']])('from %s it lasts until %s', (from, to) => expect(endOf(lesson, from)).toBe(to))
  it.each([
    ['one after the other', [['09:00', '10:00'], ['10:00', '11:00']], [[0, 1], [0, 1]]],
    ['at the same time', [['09:00', '11:00'], ['09:00', '11:00']], [[0, 2], [1, 2]]],
    ['a lane is used again', [['09:00', '12:00'], ['09:00', '10:00'], ['10:30', '11:30'], ['14:00', '15:00']], [[0, 2], [1, 2], [1, 2], [0, 1]]],
    ['given out of order', [['10:00', '12:00'], ['09:00', '11:00']], [[1, 2], [0, 2]]],
  ])('%s', (_, spans, lanes) => expect(lanesOf(spans.map(([from = '', to = '']) => ({ from, to }))).map(({ lane, lanes: of }) => [lane, of])).toEqual(lanes))
  it('gives room to what lies side by side', () => expect(columnsOf([0, 1, 3])).toBe('minmax(88px, 0.75fr) minmax(88px, 1fr) minmax(264px, 2.2fr)'))
  it.each([[0, 20, 0], [29, 20, 1], [-31, 20, -2], [5, 0, 0], [-4, 20, 0]])('%i of columns of %i is %i', (x, width, by) => expect(daysBy(x, width)).toBe(by))
})
