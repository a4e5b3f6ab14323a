import { describe, expect, it } from 'vitest'
import type { Milestone, Project } from '../api/types'
import { movesOf, nextOf, placeOf, reachedOf, spanOf, ticksOf } from './milestones'

const of = (planned: string, more: Partial<Milestone> = {}): Milestone => ({ id: 1, title: planned, planned, first_planned: more.moved?.[0]?.from ?? planned, actual: null, state: 'ahead', moved: [], ...more })
const project: Project = { title: 'p', unit: 1, sector: '', since: '2026-01-15', until: null, amounts: {}, note: '' }

describe('milestones', () => {
  it('name the first that is still to come', () => {
    const all = [of('2026-09-30'), of('2026-06-30'), of('2026-03-31', { actual: '2026-04-02' })]
    expect(nextOf(all)?.planned).toBe('2026-06-30')
    expect(reachedOf(all)).toBe(1)
    expect(nextOf([])).toBeUndefined()
  })

  it('say where each moving led', () => {
    const moved = [{ from: '2026-03-31', on: '2026-03-01', why: 'rain' }, { from: '2026-06-30', on: '2026-06-01', why: 'flood' }]
    expect(movesOf(of('2026-09-30', { moved })).map(({ from, to }) => `${from} > ${to}`)).toEqual(['2026-03-31 > 2026-06-30', '2026-06-30 > 2026-09-30'])
  })

  it.each([
    ['nothing planned', [], '2026-01-15', '2026-01-15'],
    ['one to come: today is on the line', [of('2026-03-31')], '2026-01-15', '2026-06-01'],
    ['one reached: today is not', [of('2026-03-31', { actual: '2026-04-02' })], '2026-01-15', '2026-04-02'],
    ['one moved back from after the present plan', [of('2026-03-31', { actual: '2026-03-01', moved: [{ from: '2026-12-31', on: '2026-02-01', why: '' }] })], '2026-01-15', '2026-12-31'],
  ])('span what there is: %s', (_, milestones, from, to) => expect(spanOf(project, milestones, '2026-06-01')).toEqual({ from, to }))

  it.each([['2026-01-01', 0], ['2026-01-11', 100], ['2026-01-06', 50], ['2027-01-01', 100]])('lie on the line: %s', (day, place) => expect(placeOf(day, { from: '2026-01-01', to: '2026-01-11' })).toBe(place))

  it.each([
    ['some weeks', '2026-01-15', '2026-03-20', ['2026-02', '2026-03']],
    ['a year', '2026-01-01', '2026-12-31', ['2026-01', '2026-04', '2026-07', '2026-10']],
    ['ten years', '2020-06-01', '2030-05-01', ['2022', '2024', '2026', '2028', '2030']],
    ['within a month', '2026-03-02', '2026-03-20', []],
  ])('have few marks of time: %s', (_, from, to, labels) => expect(ticksOf({ from, to }).map(({ label }) => label)).toEqual(labels))
})
