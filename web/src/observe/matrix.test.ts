import { expect, it } from 'vitest'
import type { MatrixRow } from '../api/types'
import { emptyCells, groupsOf, headsSeen, linesSeen, periodOf, shadeOf } from './matrix'

const row = (unit_name: string, entries: number[]): MatrixRow => ({ person: 1, name: '', post: '', unit: 1, unit_name, since: '', cells: entries.map((one) => ({ entries: one, kinds: [], last: null })) })

it.each([
  ['a whole year', 2025, undefined, '2025-01-01', '2025-12-31'],
  ['a year that goes on', 2026, undefined, '2026-01-01', '2026-11-22'],
  ['a quarter', 2024, '1', '2024-01-01', '2024-03-31'],
  ['the quarter that goes on', 2026, '4', '2026-10-01', '2026-11-22'],
  ['a quarter to come', 2027, '1', '2027-01-01', '2027-03-31'],
] as const)('%s', (_, year, quarter, from, to) => expect(periodOf(year, quarter, '2026-11-22')).toEqual({ from, to }))

it('groups by county and counts on both edges', () => {
  const rows = [row('East county Green town', [1, 0]), row('East county Blue town', [2, 3]), row('West county Red town', [0, 0])]
  const groups = groupsOf(rows, ['City', 'East county', 'East', 'West county'])
  expect(groups.map(({ name, rows: own }) => [name, own.length])).toEqual([['East county', 2], ['West county', 1]])
  expect([linesSeen(rows[0]!), linesSeen(rows[1]!), headsSeen(rows, 0), headsSeen(rows, 1), emptyCells({ rows })]).toEqual([1, 2, 2, 1, 3])
  expect([0, 1, 2, 5, 20].map(shadeOf)).toEqual([0, 1, 2, 3, 4])
})
