import { describe, expect, it } from 'vitest'
import type { Filter } from '../api/types'
import { setWords } from '../words/catalogue'
import en from '../words/en.whole'
import zh from '../words/zh.whole'
import { chosenValues, readFilter, settle, toggleValue, withName, writeFilter } from './filter'
import { sentence } from './sentence'

const names = { table: (field: string) => field, unit: () => '青石县' }
const women: Filter = { op: 'is', field: 'sex', values: ['female'] }
const held: Filter = { op: 'held', post: { post_kinds: ['chief'], unit_kinds: ['town'] }, months_min: 30, from: '2010-01', to: null }

describe('a filter in an address', () => {
  it.each<Filter>([women, held, { op: 'not', of: { op: 'any', of: [women, { op: 'has', field: 'name', text: '阿卜杜热合曼·阿卜杜热西提' }] } }])('comes back as it went', (filter) => {
    const text = writeFilter(filter)
    expect(text).toMatch(/^[\w-]+$/)
    expect(readFilter(text)).toEqual(filter)
  })

  it.each(['', '%%%', 'bm90IGpzb24', btoa('{"op":"drop"}'), btoa('{"op":"all","of":[1]}')])('refuses %s quietly', (text) => expect(readFilter(text)).toBeNull())
})

describe('what is asked of the server', () => {
  it('leaves out conditions that say nothing', () => {
    expect(settle({ op: 'all', of: [{ op: 'is', field: 'rank', values: [] }, women] })).toEqual(women)
    expect(settle({ op: 'not', of: { op: 'any', of: [] } })).toBeNull()
    expect(settle({ op: 'held', post: { ranks: [] } })).toBeNull()
  })

  it('puts the quick name before the filter', () => {
    expect(withName(women, ' 张 ')).toEqual({ op: 'all', of: [{ op: 'has', field: 'name', text: '张' }, women] })
    expect(withName(null, ' ')).toBeNull()
  })
})

describe('a facet', () => {
  it('adds a value, and takes it back', () => {
    const once = toggleValue(null, 'sex', 'female')
    expect(chosenValues(once, 'sex')).toEqual(['female'])
    expect(chosenValues(toggleValue(once, 'sex', 'male'), 'sex')).toEqual(['female', 'male'])
    expect(toggleValue(once, 'sex', 'female')).toBeNull()
  })

  it('keeps what was asked as any-of', () => {
    const any: Filter = { op: 'any', of: [women, held] }
    expect(toggleValue(any, 'rank', 'staff')).toEqual({ op: 'all', of: [any, { op: 'is', field: 'rank', values: ['staff'] }] })
  })
})

describe('the sentence of a filter', () => {
  it('is written in Chinese', () => {
    setWords(zh, 'zh')
    expect(sentence(women, names)).toBe('性别为女')
    expect(sentence(held, names)).toBe('曾在 2010.01 以后任乡镇的正职满 2 年 6 个月')
    expect(sentence({ op: 'all', of: [women, { op: 'any', of: [held, { op: 'under', units: [1] }] }] }, names)).toBe('性别为女，且（曾在 2010.01 以后任乡镇的正职满 2 年 6 个月，或现在青石县（含下级）工作）')
    expect(sentence({ op: 'held', post: { units: [1], outside: true }, never: true }, names)).toBe('从未任过青石县以外的职务')
  })

  it('is written in English', () => {
    setWords(en, 'en')
    expect(sentence({ op: 'not', of: women }, names)).toBe('not: Sex is Female')
  })
})
