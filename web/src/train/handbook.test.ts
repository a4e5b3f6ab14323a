import { describe, expect, it } from 'vitest'
import { blankHandbook, cutAt, type Found, foundHere, handbookSent, lackingOf, numberAfter, readFor, sectionRefused } from './handbook'

const whole = { ...blankHandbook(1, '2026-03-01'), title: 'H', edition: 'I' }
const [section] = whole.sections
const titled = { ...whole, sections: section ? [{ ...section, title: 'A' }] : [] }

describe('a handbook', () => {
  it.each([
    [blankHandbook(1, '2026-03-01'), { field: 'title' }],
    [{ ...whole, edition: ' ' }, { field: 'edition' }],
    [{ ...whole, published_on: null }, { field: 'published_on' }],
    [{ ...whole, unit: null }, { field: 'unit' }],
    [{ ...whole, sections: [] }, { field: 'sections' }],
    [whole, { field: 'section_title', at: 0 }],
    [{ ...titled, sections: [...titled.sections, { key: 'k', number: '', title: 'B', text: '', courses: [] }] }, { field: 'number', at: 1 }],
    [titled, null],
  ])('case %# lacks %j', (value, lacks) => expect(lackingOf(value)).toEqual(lacks))

  it('is sent without what only the form needs', () => expect(handbookSent(titled)).toEqual({ unit: 1, title: 'H', edition: 'I', published_on: '2026-03-01', sections: [{ number: '1', title: 'A', text: '', courses: [] }] }))

  it.each([[[], '1'], [['3'], '4'], [['3.2'], '3.3'], [['2-9'], '2-10'], [['A'], '']])('after %j comes %s', (numbers, next) => expect(numberAfter(numbers.map((number) => ({ number })))).toBe(next))

  it.each([['sections.2.number', 2], ['sections/0/title', 0], ['sections', null], [undefined, null]])('%s is section %s', (field, at) => expect(sectionRefused(field)).toBe(at))
})

describe('looking in it', () => {
  const sections = [{ number: '1', title: 'Money', text: 'bonds' }, { number: '2', title: 'Land', text: 'money too' }] as Found[]
  it.each([['', ['1', '2']], ['MONEY', ['1', '2']], ['bonds', ['1']], ['2', ['2']], ['x', []]])('%s', (words, found) => expect(foundHere(sections, words).map(({ number }) => number)).toEqual(found))
  it.each([['abcABc', 'b', ['a', 'b', 'cA', 'B', 'c']], ['abc', '', ['abc']], ['abc', 'x', ['abc']]])('%s cut at %s', (text, words, pieces) => expect(cutAt(text, words)).toEqual(pieces))
})

it.each([[0, 2000], [300, 10_000], [20_000, 20_000]])('%i characters take %i ms', (length, time) => expect(readFor('x'.repeat(length))).toBe(time))
