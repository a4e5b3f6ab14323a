import { describe, expect, it } from 'vitest'
import type { Answer, Question, SurveyResults } from '../api/types'
import { setWords } from '../words/catalogue'
import zh from '../words/zh.whole'
import { answersSent, leftOut, missing, plainCode, questionAt, rowSet, toggled } from './answers'
import { questionKinds, surveyKinds, surveyStates } from './codes'
import { joined, linesOf, share, silent } from './counted'
import { sheets } from './slips'
import { templateOf } from './templates'
import { asked, blankSurvey, lackingOf, moved, surveySent, untouched } from './typed'

setWords(zh, 'zh')
const question = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({ kind, text: 'q', options: ['a', 'b', 'c'], rows: [], most: null, required: true, ...more })
const form = [question('one'), question('several', { most: 2 }), question('grid', { rows: ['x', 'y'] }), question('text', { options: [], required: false })]

describe('answers', () => {
  it('miss what is required and was not given', () => expect(missing(form, [null, [], [null, null], ' '])).toEqual([0, 1, 2]))
  it('miss nothing where one row of a grid is given', () => expect(missing(form, [0, [1], [null, 2], null])).toEqual([]))
  it('count every row left out', () => expect(leftOut(form, [0, null, [1, null], 'w'])).toBe(2))
  it('send nothing for what is empty', () => expect(answersSent([0, [], [null, null], '  ', ' w '])).toEqual([0, null, null, null, 'w']))
  it('choose and take back', () => { expect(toggled([2], 0)).toEqual([0, 2]); expect(toggled([0, 2], 2)).toEqual([0]) })
  it('set one row and leave the others', () => expect(rowSet([1, null] as Answer, 2, 1, 0)).toEqual([1, 0]))
  it.each([['answers.3', 3], ['answers/0', 0], ['answers', null], [undefined, null]])('%s is question %s', (field, at) => expect(questionAt(field)).toBe(at))
  it.each([['abcde fghij', 'ABCDE-FGHIJ'], ['ABCDE-FGHIJ', 'ABCDE-FGHIJ'], [' ab', 'AB']])('%s is %s', (typed, code) => expect(plainCode(typed)).toBe(code))
})

describe('a survey as typed', () => {
  const full = { ...blankSurvey(1, templateOf('satisfaction')), title: 'Harbour', closes: '2026-12-31' }
  it.each([['title', { title: ' ' }], ['unit', { unit: null }], ['closes', { closes: null }], ['groups', { groups: [] }], ['questions', { questions: [] }], [undefined, {}]])('lacks %s', (lacks, next) => expect(lackingOf({ ...full, ...next })).toBe(lacks))
  it('sends only what its kind has', () => {
    const questions = [asked('text', { options: 'a\nb', rows: 'x', most: 2 }), asked('several', { options: ' a \n\nb', rows: 'x', most: 2 })]
    expect(surveySent({ ...full, questions }).questions).toMatchObject([{ options: [], rows: [], most: null }, { options: ['a', 'b'], rows: [], most: 2 }])
  })
  it('is untouched until a word of the template is changed', () => {
    expect(untouched(full, templateOf('satisfaction'))).toBe(true)
    expect(untouched({ ...full, groups: ['x'] }, templateOf('satisfaction'))).toBe(false)
  })
  it('moves a question', () => expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']))
  it.each(surveyKinds)('%s has a template with words', (kind) => expect(JSON.stringify(templateOf(kind))).not.toContain('surveys.'))
})

describe('results', () => {
  const results = { survey: { groups: [{ name: 'A' }, { name: 'B' }, { name: 'C' }, { name: 'D' }] }, cells: [{ groups: [0, 2], answered: 6 }, { groups: [1], answered: 5 }] } as unknown as SurveyResults
  const tallies = { question: 0, row: null, texts: [], cells: [{ answered: 5, counts: [4, 1] }, { answered: 5, counts: [1, 4] }] }
  it('add up under the parts', () => expect(linesOf(results, tallies).map(({ of, tally }) => [of, tally.answered, ...tally.counts])).toEqual([[6, 5, 4, 1], [5, 5, 1, 4], [11, 10, 5, 5]]))
  it('say who is told with whom and who said nothing', () => { expect(joined(results)).toHaveLength(1); expect(silent(results)).toEqual(['D']) })
  it.each([[1, 3, '33.3%'], [0, 4, '0%'], [1, 0, '']])('%s of %s is %s', (count, of, words) => expect(share(count, of)).toBe(words))
})

it('puts ten slips on a sheet', () => expect(sheets(Array.from({ length: 21 }, String)).map((sheet) => sheet.length)).toEqual([10, 10, 1]))

describe('every word of a survey is there', () => {
  const of = (start: string, ends: readonly string[]) => ends.map((end) => `${start}.${end}`)
  it.each([
    ['codes', [...of('code.survey_kind', surveyKinds), ...of('code.question_kind', questionKinds), ...of('code.survey_state', surveyStates)]],
    ['fields', of('surveys.field', ['title', 'unit', 'closes', 'groups', 'questions', 'group', 'whom', 'seats', 'count'])],
  ])('%s', (_, keys) => expect(keys.filter((key) => !(key in zh))).toEqual([]))
})
