import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { held, kinds, origins, outcomes, states } from './codes'
import { deedsInOrder, hasText } from './deeds'
import { steps } from './steps'

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)
const nextSteps = ['name_owner', 'settle_dispute', 'find_successor', 'answer_it', 'finish_it', 'confirm_it', 'prove_it', 'look_again', 'joined', 'nothing']
const raised = ['title', 'kind', 'place', 'text', 'wish', 'origin', 'person', 'raiser_name', 'owner', 'joint', 'until', 'outcome', 'holds', 'into']

describe('every word of a problem is there', () => {
  it.each([
    ['deeds', [...of('problems.deed', deedsInOrder), ...of('problems.do', deedsInOrder), ...of('problems.told', ['raise', ...deedsInOrder])]],
    ['what is said with a deed', of('problems.text', deedsInOrder.filter(hasText))],
    ['what a deed brings about', of('problems.effect', [...deedsInOrder.filter((deed) => deed !== 'confirm' && deed !== 'check'), 'confirm_solved', 'confirm_half', 'confirm_no', 'check_solved', 'check_no'])],
    ['steps', [...of('problems.step', steps), ...of('problems.next', nextSteps)]],
    ['fields', of('problems.field', raised)],
    ['sides', ['side', 'detail', 'none', 'none_hint'].flatMap((family) => of(`problems.${family}`, ['raised', 'owed', 'coordinated']))],
    ['codes', [...of('code.problem_kind', kinds), ...of('code.problem_state', states), ...of('code.problem_origin', origins), ...of('code.problem_outcome', outcomes), ...of('code.problem_holds', held)]],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))
})
