import { describe, expect, it } from 'vitest'
import type { BankAsked } from '../api/types'
import { blankQuestion, blanksOf, blanksShown, marked, placeRefused, questionLack, questionSent, takenOf, typedQuestion } from './bank'

describe('a question as it is typed', () => {
  it.each<BankAsked>([
    { form: 'single', options: ['a', 'b'], right: 1 },
    { form: 'multiple', options: ['a', 'b', 'c'], right: [0, 2], part: false },
    { form: 'truth', right: false },
    { form: 'fill', blanks: [['30', 'thirty'], ['x']], part: true },
    { form: 'order', options: ['a', 'b'], part: false },
    { form: 'short', model: 'm' },
  ])('$form comes back as it was', (asked) => {
    const question = { topic: 't', stem: 'a___b___', asked, reason: 'r' }
    expect(questionSent(typedQuestion(question))).toEqual(question)
  })

  it('keeps pairs together and what belongs to nothing behind them', () => {
    const asked: BankAsked = { form: 'match', left: ['l0', 'l1'], right: ['r0', 'none', 'r2'], pairs: [2, 0], part: true }
    expect(questionSent(typedQuestion({ topic: '', stem: 's', asked, reason: '' })).asked).toEqual({ form: 'match', left: ['l0', 'l1'], right: ['r2', 'r0', 'none'], pairs: [0, 1], part: true })
  })

  it.each([['a_b__c', 0], ['a___b', 1], ['___a______', 2]])('%s shows %i blanks', (stem, count) => expect(blanksOf(stem)).toBe(count))
  it('has a field for each blank', () => expect(blanksShown({ stem: '___ ___', blanks: ['1', '2', '3'] })).toEqual(['1', '2']))
  it('reads bars of either width', () => expect(takenOf(' 30 | thirty \uff5c ')).toEqual(['30', 'thirty']))
  it('marks one right answer, or several', () => {
    const options = [{ text: 'a', right: true }, { text: 'b', right: false }]
    expect(marked(options, 1, false).map(({ right }) => right)).toEqual([false, true])
    expect(marked(options, 1, true).map(({ right }) => right)).toEqual([true, true])
  })

  it.each([
    [{ stem: '' }, 'stem'],
    [{ stem: 's' }, 'right'],
    [{ stem: 's', form: 'fill' as const }, 'blanks'],
    [{ stem: 's___', form: 'fill' as const }, 'answers'],
    [{ stem: 's___', form: 'fill' as const, blanks: ['1'] }, null],
    [{ stem: 's', form: 'truth' as const }, null],
  ])('%j lacks %s', (typed, lack) => expect(questionLack({ ...blankQuestion(), ...typed })).toBe(lack))

  it.each([['asked.options.2', 2], ['question.asked.options.0', 0], ['asked.options', null], ['stem', null]])('%s is at %s', (field, at) => expect(placeRefused(field, 'options')).toBe(at))
})
