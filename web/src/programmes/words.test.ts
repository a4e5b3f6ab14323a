import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { discussionForms, hindrances, layers, lecturerKinds, partRoles, presences, programmeKinds, seatStates, sessionForms, sessionStates, teachings } from './codes'
import { parts } from './programme'
import { groups } from './roster'
import { voiceKinds } from './voices'

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)
const tables = { programme_kind: programmeKinds, session_form: sessionForms, discussion_form: discussionForms, session_state: sessionStates, teaching: teachings, lecturer_kind: lecturerKinds, layer: layers, seat_state: seatStates, presence: presences, part_role: partRoles, hindrance: hindrances, voice_kind: voiceKinds, member_state: ['member', 'completed', 'left'] }

describe('every word of programmes and sessions is there', () => {
  it.each([
    ['kinds', of('programmes.kind_says', programmeKinds)],
    ['parts', of('programmes.part', parts)],
    ['totals', of('programmes.total', ['sessions', 'planned', 'person_times', 'people', 'speeches', 'units'])],
    ['fields', [...of('programmes.field', ['title', 'unit', 'since', 'slot_title', 'required_units', 'goal', 'emphasis', 'focuses', 'weak_areas', 'items', 'syllabus', 'methods', 'required', 'rules']), ...of('sessions.field', ['title', 'unit', 'from', 'to', 'subject', 'round', 'room', 'chain', 'course', 'partner', 'zone'])]],
    ['tabs', [...of('sessions.tab', ['timetable', 'prior', 'roster', 'attendance', 'scores', 'outcome', 'materials', 'conclusions', 'voices', 'after', 'effect']), ...of('sessions.group', groups), ...of('sessions.clash', ['room', 'lecturer', 'student'])]],
    ['lessons', of('sessions.lesson', ['day', 'from', 'to', 'method', 'tenths', 'subject', 'lecturer', 'lecturer_kind', 'room'])],
    ['deeds', [...of('sessions', ['open', 'open_sure', 'open_effect', 'cancel', 'cancel_sure', 'cancel_effect', 'decline', 'decline_who', 'decline_effect', 'withdraw', 'withdraw_who', 'withdraw_effect'])]],
    ['voices', ['answer', 'answered', 'say_like'].flatMap((start) => of(`sessions.${start}`, voiceKinds)).concat(of('sessions.unanswered', ['question', 'suggestion']))],
    ['members', ['complete', 'leave'].flatMap((deed) => of(`programmes.${deed}`, ['do', 'who', 'effect']))],
    ['codes', Object.entries(tables).flatMap(([table, codes]) => of(`code.${table}`, codes))],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))
})
