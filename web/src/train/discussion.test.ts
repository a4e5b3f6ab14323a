import { describe, expect, it } from 'vitest'
import { blankReport, lackingOf, noSpeech, reportSent, type TypedReport } from './discussion'

const blank = blankReport({ grants: [{ role: 'unit_head', unit: 7, unit_name: 'Harbour office', until: null }], today: '2026-11-22' }, null)
const full: TypedReport = { ...blank, discussion: 'theme_day', title: 'What to do next' }

describe('a discussion as reported', () => {
  it.each([
    ['whole', full, undefined],
    ['no unit', { ...full, unit: null }, 'unit'],
    ['no form of discussion', { ...full, discussion: null }, 'discussion'],
    ['a seminar needs none', { ...full, form: 'seminar', discussion: null }, undefined],
    ['no title', { ...full, title: ' ' }, 'title'],
    ['no day', { ...full, on: null }, 'on'],
    ['words of nobody', { ...full, speeches: [{ ...noSpeech, text: 'Move approval to the site' }] }, 'speaker'],
    ['an empty row', { ...full, speeches: [noSpeech] }, undefined],
  ] as [string, TypedReport, string | undefined][])('%s', (_, typed, lacks) => expect(lackingOf(typed)).toBe(lacks))

  it('keeps what belongs to another form to itself', () => {
    const typed = { ...full, zone: 3, conclusions: 'Agreed' }
    expect(reportSent(typed).session).toMatchObject({ zone: null, conclusions: '', discussion: 'theme_day', from: '2026-11-22', to: '2026-11-22' })
    expect(reportSent({ ...typed, form: 'seminar' }).session).toMatchObject({ zone: 3, conclusions: 'Agreed', discussion: null })
  })

  it('sends those who spoke, once each way', () => {
    const speeches = [{ ...noSpeech, person: 5, guest: 'left over', text: ' One ' }, noSpeech, { ...noSpeech, by: 'guest' as const, guest: ' Guest ' }]
    expect(reportSent({ ...full, speeches }).speeches).toEqual([{ person: 5, guest: '', text: 'One' }, { person: null, guest: 'Guest', text: '' }])
  })
})
