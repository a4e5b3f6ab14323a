import { describe, expect, it } from 'vitest'
import type { FollowUp, Used } from '../api/types'
import { byClass, lackingOf } from './followUp'

const asked = (session: number, part: number, until: string, by: FollowUp['by'] = 'superior'): FollowUp => ({ session, title: '', part, who: { person: part, name: '', post: '' }, by, done_on: '2026-08-15', until })

describe('the two questions', () => {
  it.each<[string, Used | null, string, string | null]>([
    ['nothing said', null, '', 'used'],
    ['an example alone', null, 'a plan', 'used'],
    ['used without an example', 'much', '  ', 'example'],
    ['used in part without an example', 'some', '', 'example'],
    ['used with an example', 'some', 'a plan', null],
    ['not yet', 'not_yet', '', null],
    ['cannot say', 'cannot_say', '', null],
  ])('%s', (_, used, example, expected) => expect(lackingOf(used, example)).toBe(expected))

  it('stand class by class, those that close first before the others', () => {
    const rows = [asked(1, 11, '2027-01-13'), asked(2, 21, '2026-12-27'), asked(1, 12, '2027-01-13'), asked(1, 13, '2027-01-13', 'student')]
    expect(byClass(rows).map((group) => group.map(({ part }) => part))).toEqual([[21], [11, 12], [13]])
  })
})
