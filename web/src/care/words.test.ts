import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { looks, needKinds, needStates, readingMarks, readings, talkForms, talkKinds, talkTiers, topics } from './codes'

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)

describe('every word of a talk is there', () => {
  it.each([
    ['codes', [...of('code.talk_kind', talkKinds), ...of('code.talk_form', talkForms), ...of('code.talk_topic', topics), ...of('code.talk_look', looks), ...of('code.talk_reading', readings), ...of('code.care_kind', needKinds), ...of('code.care_state', needStates), ...of('code.visit_state', ['planned', 'held', 'dropped'])]],
    ['kinds', [...of('talks.kind_says', talkKinds), 'talks.summary_hint_interview', 'talks.summary_hint_home_visit']],
    ['who may read', [...of('talks.tier', talkTiers), ...of('talks.tier_says', talkTiers)]],
    ['what lacks', of('talks.lacks', ['person', 'held_on', 'day_wrong', 'not_yet', 'too_long', 'summary', 'problem', 'told_of_use'])],
    ['folds', of('talks.fold', ['how', 'topics', 'looks', 'next', 'readers'])],
    ['sides', ['side', 'detail', 'none', 'none_hint'].flatMap((family) => of(`talks.${family}`, ['mine', 'reach']))],
    ['days', [...of('talks.day', ['today', 'yesterday', 'before']), ...of('visits.day', ['today', 'tomorrow', 'after'])]],
    ['fields', [...of('needs.field', ['person', 'text']), ...of('visits.field', ['unit', 'day']), ...of('needs.effect', needStates)]],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))

  it('and every reading has a shape of its own', () => expect(new Set(readings.map((reading) => readingMarks[reading])).size).toBe(readings.length))
})
