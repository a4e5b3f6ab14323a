import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { amountKinds, contributionKinds, contributionStates, milestoneStates } from './codes'

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)
const fields = ['title', 'unit', 'sector', 'since', 'until', 'note', 'milestone', 'add', 'reach', 'move', 'why', 'person', 'kind', 'project', 'claim_title', 'happened_on', 'text']

describe('every word of a project is there', () => {
  it.each([
    ['fields', of('projects.field', fields)],
    ['deeds', [...of('projects.effect', ['add', 'reach', 'move']), 'projects.reach', 'projects.reach_title', 'projects.move', 'projects.move_title', ...of('projects.decided_by', ['confirmed', 'refused'])]],
    ['codes', [...of('code.amount_kind', amountKinds), ...of('code.contribution_kind', contributionKinds), ...of('code.contribution_state', contributionStates), ...of('code.milestone_state', milestoneStates)]],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))
})
