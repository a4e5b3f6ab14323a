import { beforeAll, describe, expect, it } from 'vitest'
import { setWords } from '../words/catalogue'
import en from '../words/en.whole'
import zh from '../words/zh.whole'
import { dueInWords, nearness } from './due'

const TODAY = '2026-02-27'
const cases = [
  ['far off', { state: 'assigned', due: '2026-03-13' }, 'later', '还有 14 天', '14 days left'],
  ['over the end of a month', { state: 'half_solved', due: '2026-03-02' }, 'soon', '还有 3 天', '3 days left'],
  ['tomorrow', { state: 'assigned', due: '2026-02-28' }, 'soon', '明天到期', 'due tomorrow'],
  ['today is still in time', { state: 'unrouted', due: '2026-02-27' }, 'soon', '今天到期', 'due today'],
  ['yesterday', { state: 'disputed', due: '2026-02-26' }, 'over', '逾期 1 天', '1 day over'],
  ['a year over', { state: 'assigned', due: '2025-02-27' }, 'over', '逾期 365 天', '365 days over'],
  ['while the answer is looked at', { state: 'answered', due: null }, 'still', '待确认，不计时', 'not counted while answered'],
  ['while it is paused', { state: 'assigned', due: '2026-03-13', paused: true }, 'still', '中止计时，恢复后 2026-03-13 到期', 'paused, then due 2026-03-13'],
  ['a year without a calendar', { state: 'assigned', due: null }, 'still', '期限待定', 'no day set'],
  ['closed', { state: 'closed', due: null }, 'done', '已办完', 'done'],
  ['joined', { state: 'joined', due: '2020-01-01' }, 'done', '已办完', 'done'],
] as const

describe.each([['zh', zh, 3], ['en', en, 4]] as const)('due in words, %s', (language, words, column) => {
  beforeAll(() => setWords(words, language))
  it.each(cases)('%s', (...row) => {
    expect(dueInWords(row[1], TODAY)).toBe(row[column])
    expect(nearness(row[1], TODAY)).toBe(row[2])
  })
})
