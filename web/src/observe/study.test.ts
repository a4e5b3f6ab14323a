import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { frontLines, senses, senseOf, sourceKinds, stateMarks, statementStates } from './codes'
import { standingOf } from './standing'
import { blank, blankDifficulty, blankSource, blankStatement, lacking, onlyHere, standingOfTyped, textOf, type Typed, typedOf, type TypedSource, wireOf } from './study'

const given = { unit: 9, held_on: null, team: null, project: null, visit: null, person: 7, name: 'A', line: 'projects' as const }
const source = (kind: string, stance: 'for' | 'against', text: string): TypedSource => ({ ...blankSource(kind, stance, 1), text })
const with_ = (change: (typed: Typed) => void): Typed => {
  const typed = blank(given, '2026-03-10')
  typed.statements = [{ ...blankStatement(7, 'A', 'projects'), text: 'half done', sources: [source('head_statement', 'for', 'said so')] }]
  change(typed)
  return typed
}

describe('what sources amount to', () => {
  it.each([
    ['nothing', [], 'withdrawn'],
    ['the head alone, twice', [['head_statement', 'for'], ['head_statement', 'for']], 'single_source'],
    ['the head and the person, who are one', [['head_statement', 'for'], ['own_statement', 'for']], 'single_source'],
    ['the head and what was seen', [['head_statement', 'for'], ['seen', 'for']], 'confirmed'],
    ['two against one', [['head_statement', 'for'], ['seen', 'for'], ['from_masses', 'against']], 'disputed'],
    ['one against, none for', [['from_masses', 'against']], 'disputed'],
  ] as const)('%s', (_, sources, state) => expect(standingOf(sources.map(([kind, stance]) => ({ kind, stance }))).state).toBe(state))

  it('leaves out what says nothing yet', () => {
    expect(standingOfTyped({ ...blankStatement(), sources: [source('head_statement', 'for', 'x'), blankSource('seen', 'against', 1)] }).state).toBe('single_source')
  })
})

describe('a notebook', () => {
  it.each([
    ['as it is', () => undefined, undefined],
    ['no unit', (it: Typed) => { it.unit = null }, 'unit'],
    ['tomorrow', (it: Typed) => { it.held_on = '2026-03-11' }, 'not_yet'],
    ['nothing noted', (it: Typed) => { it.statements = [blankStatement(7, 'A', 'rural')] }, 'nothing'],
    ['of nobody', (it: Typed) => { it.statements[0]!.person = null }, 'person'],
    ['on no line', (it: Typed) => { it.statements[0]!.front_line = null }, 'front_line'],
    ['sources that say what', (it: Typed) => { it.statements[0]!.text = ' ' }, 'text'],
    ['a source left empty is none', (it: Typed) => { it.statements[0]!.sources = [blankSource('seen', 'for', 1)] }, 'sources'],
    ['who said it and not what', (it: Typed) => { it.statements[0]!.sources.push({ ...blankSource('asked', 'for', 1), who: 'B' }) }, 'source_text'],
    ['a difficulty without a name', (it: Typed) => { it.difficulties = [{ ...blankDifficulty(), wish: 'soon' }] }, 'title'],
    ['a difficulty alone', (it: Typed) => { it.statements = []; it.difficulties = [{ ...blankDifficulty(), title: 'sea' }] }, undefined],
  ])('%s', (_, change, what) => expect(lacking(with_(change), '2026-03-10')?.what).toBe(what))

  it('sends what is whole and keeps the rest here', () => {
    const typed = with_((it) => { it.statements.push({ ...blankStatement(), text: 'of whom?' }, blankStatement(7)) })
    expect(wireOf(typed)?.statements.map(({ text }) => text)).toEqual(['half done'])
    expect(onlyHere(typed).map(({ text }) => text)).toEqual(['of whom?'])
    expect(wireOf({ ...typed, unit: null })).toBeNull()
  })

  it('comes back from the server as it went', () => {
    const study = wireOf(with_((it) => { it.statements[0]!.sources[0]!.files = [{ file: 'ab/pier.jpg', name: 'pier.jpg', bytes: 9 }] }))!
    const again = typedOf({ study, people: [{ person: 7, name: 'A', post: '' }] })
    expect(textOf(wireOf(again))).toBe(textOf(study))
    expect(again.statements[0]?.name).toBe('A')
    expect(again.statements[0]?.sources[0]?.files[0]?.name).toBe('pier.jpg')
  })
})

const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)

describe('every word is there', () => {
  it.each([
    ['codes', [...of('code.front_line', frontLines), ...of('code.source_kind', sourceKinds), ...of('code.statement_state', statementStates), ...of('code.stance', ['for', 'against']), ...of('code.study_state', ['draft', 'published'])]],
    ['senses', of('studies.sense', senses.map(({ sense }) => sense))],
    ['what lacks', of('studies.lacks', ['unit', 'held_on', 'day_wrong', 'not_yet', 'nothing', 'person', 'front_line', 'text', 'sources', 'source_text', 'title'])],
    ['what to write', [...of('studies.source_like', sourceKinds), ...of('studies.kind', sourceKinds), ...of('studies.text_like', frontLines)]],
    ['reasons', [...of('statements.reason', ['withdrawn', 'single_source', 'confirmed']), ...of('statements.none', statementStates)]],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))

  it('and every state has a shape of its own, every kind a sense', () => {
    expect(new Set(Object.values(stateMarks)).size).toBe(statementStates.length)
    expect(sourceKinds.map(senseOf)).not.toContain(undefined)
  })
})
