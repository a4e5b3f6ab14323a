import { describe, expect, it } from 'vitest'
import { daysOf, differing, following, marked, marksOf, offered, plusMonth, put, readYear, stretches, weekday, workingDays } from './year'

const year = (number: number, holidays: string[] = [], worked_weekend_days: string[] = []) => ({ year: number, source: 'a notice', holidays, worked_weekend_days, entered: false })

describe('a year of working days', () => {
  it.each([[2026, 2, 28], [2028, 2, 29], [2026, 12, 31]])('%i-%i has %i days', (one, month, count) => expect(daysOf(one, month)).toHaveLength(count))

  it.each([['2026-11-21', 6], ['2026-11-22', 7], ['2026-11-23', 1]])('%s is weekday %i', (day, number) => expect(weekday(day)).toBe(number))

  it.each([
    ['a working day becomes a holiday', '2026-10-01', undefined, 'holiday'],
    ['and a working day again, never worked instead', '2026-10-01', 'holiday', undefined],
    ['a weekend day becomes a holiday', '2026-10-10', undefined, 'holiday'],
    ['then worked', '2026-10-10', 'holiday', 'worked'],
    ['then usual', '2026-10-10', 'worked', undefined],
  ] as const)('%s', (_, day, mark, next) => expect(following(day, mark)).toBe(next))

  it.each([
    ['nothing marked', year(2026), 261],
    ['a holiday on a Thursday', year(2026, ['2026-01-01']), 260],
    ['a holiday on a Saturday', year(2026, ['2026-01-03']), 261],
    ['a Sunday worked instead', year(2026, [], ['2026-01-04']), 262],
  ])('%s', (_, one, count) => expect(workingDays(2026, marksOf(one))).toBe(count))

  it('gives a stretch one mark, but leaves working days out of those worked instead', () => {
    const holidays = put(marksOf(year(2026)), '2026-10-03', '2026-10-01', 'holiday')
    expect(marked(holidays, 'holiday')).toEqual(['2026-10-01', '2026-10-02', '2026-10-03'])
    expect(marked(put(holidays, '2026-10-08', '2026-10-12', 'worked'), 'worked')).toEqual(['2026-10-10', '2026-10-11'])
    expect(differing(holidays, put(holidays, '2026-10-01', '2026-10-02', undefined))).toBe(2)
  })

  it('tells days that follow each other as one', () =>
    expect(stretches(['2026-04-30', '2026-05-01', '2026-05-04'])).toEqual([{ from: '2026-04-30', to: '2026-05-01', days: 2 }, { from: '2026-05-04', to: '2026-05-04', days: 1 }]))

  it('offers the first year without an arrangement', () => {
    expect(offered([year(2025), year(2026), year(2027)], 2026, 2026)).toEqual([2025, 2026, 2027, 2028])
    expect(offered([year(2025)], 2026, 2030)).toEqual([2025, 2026, 2030])
    expect(offered([year(2026), year(2028)], 2026, 2026)).toEqual([2026, 2027, 2028])
  })

  it.each([['2026-03-31', -1, '2026-02-28'], ['2026-12-05', 1, '2026-12-05'], ['2026-05-15', 1, '2026-06-15']])('%s and %i months is %s', (day, by, next) => expect(plusMonth(day, by)).toBe(next))

  it.each([['2028', 2028], ['28', null], ['next', null], [undefined, null]])('%s asks for %s', (text, number) => expect(readYear(text)).toBe(number))
})
