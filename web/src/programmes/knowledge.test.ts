import { describe, expect, it } from 'vitest'
import { anyWrong, pasted, readScore, scoresSent, showScore } from './knowledge'

const line = (part: number, before: number | null, after: number | null) => ({ part, who: { person: part, name: '', post: '' }, before, after })
const lines = [line(1, 620, null), line(2, null, null), line(3, null, 805)]

describe('scores of knowledge', () => {
  it.each<[string, number | null | 'wrong']>([
    ['85', 850], ['85.5', 855], ['85.', 850], [' 0 ', 0], ['100', 1000], ['\uff18\uff15\uff0e\uff15', 855], ['85\u30025', 855], ['', null], ['  ', null], ['100.1', 'wrong'], ['850', 'wrong'], ['-1', 'wrong'], ['85.55', 'wrong'], ['A', 'wrong'],
  ])('reads %j', (typed, expected) => expect(readScore(typed)).toBe(expected))

  it.each<[number | null, string]>([[null, ''], [0, '0.0'], [855, '85.5'], [1000, '100.0']])('shows %s', (tenths, expected) => expect(showScore(tenths)).toBe(expected))

  it('sends only what differs', () => {
    expect(scoresSent(lines, { '1.before': '62', '1.after': '71.5', '2.before': '', '3.after': '', '3.before': '120' })).toEqual([{ part: 1, phase: 'after', tenths: 715 }])
  })

  it.each([[{ '1.before': '62' }, false], [{ '1.before': '' }, false], [{ '1.before': '620' }, true]])('knows what is wrong in %j', (typed, expected) => expect(anyWrong(typed)).toBe(expected))

  it.each([
    ['a column', 1, 'after' as const, '80\n90\n70\n', { '2.after': '80', '3.after': '90' }],
    ['two columns', 0, 'before' as const, '60\t80\r\n\t90', { '1.before': '60', '1.after': '80', '2.after': '90' }],
    ['more columns than there are', 2, 'after' as const, '60\t80', { '3.after': '60' }],
  ])('takes %s from a sheet', (_, at, phase, text, expected) => expect(pasted(lines, {}, at, phase, text)).toEqual(expected))
})
