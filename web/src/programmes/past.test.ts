import { describe, expect, it } from 'vitest'
import zh from '../words/zh.whole'
import { newOf, pastHeads, sheetOf } from './past'

const one = { title: '', host: '', from: '', to: '', tenths: 0 }

describe('classes of the past', () => {
  it.each([
    [['班名', '姓名'], '\ufeff班名,姓名\r\n'],
    [['a, b', 'say "c"'], '\ufeff"a, b","say ""c"""\r\n'],
  ])('%j', (heads, text) => expect(sheetOf(heads)).toBe(text))
  it.each([
    ['nothing', [], { classes: 0, known: 0, people: 0 }],
    ['one on record', [{ ...one, people: 3, known: true }, { ...one, people: 2, known: false }, { ...one, people: 5, known: false }], { classes: 2, known: 1, people: 7 }],
  ])('%s', (_, classes, said) => expect(newOf({ classes })).toEqual(said))
  it('names every head', () => expect(pastHeads.filter((head) => !(`past.head.${head}` in zh))).toEqual([]))
})
