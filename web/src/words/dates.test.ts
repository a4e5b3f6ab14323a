import { describe, expect, it } from 'vitest'
import { setWords } from './catalogue'
import { monthsInWords, readDate, showDate, showPeriod } from './dates'
import zh from './zh.whole'

setWords(zh, 'zh')

describe('dates as people write them', () => {
  it.each([
    ['198503', '1985-03'], ['19850324', '1985-03-24'], ['1985.3', '1985-03'], ['1985.03', '1985-03'], ['1985/3/4', '1985-03-04'], ['1985-03-24', '1985-03-24'],
    ['1985年3月', '1985-03'], ['1985年3月24日', '1985-03-24'], [' 2024-02-29 ', '2024-02-29'],
  ])('%s is %s', (typed, date) => expect(readDate(typed)).toBe(date))

  it.each(['', '1985', '1985-13', '2023-02-29', '1850-01', '2190-01', '85.3', 'March 1985', '1985-00-10'])('%s is not a date', (typed) => expect(readDate(typed)).toBeNull())

  it('shows months with a dot and days in full', () => {
    expect(showDate('1985-03')).toBe('1985.03')
    expect(showDate('1985-03-24')).toBe('1985-03-24')
    expect(showPeriod('2020-01', null)).toBe('2020.01 – 至今')
  })

  it('says lengths of time in words', () => {
    expect(monthsInWords(24)).toBe('2 年')
    expect(monthsInWords(30)).toBe('2 年 6 个月')
    expect(monthsInWords(5)).toBe('5 个月')
  })
})
