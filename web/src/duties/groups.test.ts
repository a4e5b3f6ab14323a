import { expect, test } from 'vitest'
import type { Due } from '../api/types'
import { groupsOf, shade } from './groups'

const due = (rule: number, from: string, to: string, state: Due['state']): Due => ({ rule, rule_title: `r${rule}`, act: 'talk', from, to, person: 1, name: '', post: '', unit: 1, unit_name: '', owed_by: [], state, done_on: null, done_by: '', last_on: null, days_left: 0 })

test('one group a rule and period, the latest end first, what is left before what is done', () => {
  const groups = groupsOf([due(1, '2025-01-01', '2025-12-31', 'missed'), due(1, '2026-01-01', '2026-12-31', 'done'), due(1, '2026-01-01', '2026-12-31', 'soon'), due(2, '2026-07-01', '2026-12-31', 'open')])
  expect(groups.map(({ key, done, items }) => [key, done, items.map(({ state }) => state)])).toEqual([
    ['1/2026-01-01', 1, ['soon', 'done']],
    ['2/2026-07-01', 0, ['open']],
    ['1/2025-01-01', 0, ['missed']],
  ])
})

test.each([
  ['nothing owed', 0, 0, null],
  ['nothing done', 0, 14, 0],
  ['a little', 4, 14, 1],
  ['all but one', 13, 14, 3],
  ['everything', 14, 14, 4],
])('how full a cell is: %s', (_, done, total, expected) => expect(shade({ done, total })).toBe(expected))
