import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { channels, commentGroups } from './CommentCodes'

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)

describe('every word of comments and teams is there', () => {
  it.each([
    ['comments', [...of('comments.field', ['person', 'group', 'channel', 'given_on', 'text', 'front_line', 'giver_name', 'reached_by']), ...of('comments.any', ['group', 'channel', 'front_line'])]],
    ['teams', [...of('teams.field', ['title', 'task', 'from', 'to', 'members', 'project', 'people', 'units', 'seats', 'whom']), ...of('teams.state', ['at_work', 'to_begin', 'over'])]],
    ['codes', [...of('code.source_kind', commentGroups), ...of('code.channel', channels)]],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))
})
