import { describe, expect, it } from 'vitest'
import { setWords } from '../words/catalogue'
import zh from '../words/zh.whole'
import { change, drawnApart, gainSentence, percent, plainApart, points, saidChange, saidPoints, saidShare } from './effectWords'

const of = (estimate: number, low: number, high: number, n = 52) => ({ estimate, low, high, n })
// The tables below are read before any hook runs.
setWords(zh, 'zh')

describe('what is said of an estimate', () => {
  it.each([
    ['points', points(4.3988), '4.40'],
    ['a share', percent(0.647), '65%'],
    ['a rise', change(7.9), '+7.9'],
    ['a fall', change(-1.25), '\u22121.2'],
    ['next to nothing', change(-0.04), '0.0'],
    ['points in words', saidPoints(of(4.4, 4.31, 4.48)), '4.40，九成把握在 4.31 到 4.48 之间，依据 52 人次'],
    ['a share in words', saidShare(of(0.9, 0.77, 0.96, 30)), '90%，九成把握在 77% 到 96% 之间，依据 30 人次'],
    ['a change in words', saidChange(of(7.9, 6.1, 9.7)), '+7.9，九成把握在 +6.1 到 +9.7 之间，依据 52 人次'],
    ['a change nothing can be claimed of', saidChange(of(1, -1, 3)), '+1.0，九成把握在 \u22121.0 到 +3.0 之间，依据 52 人次；区间跨过 0，不能断定有变化'],
    ['a gain', gainSentence(of(7.9, 6.1, 9.7)), '52 人训前训后都有成绩，平均提高 7.9 分，九成把握在 6.1 到 9.7 分之间。'],
    ['a loss', gainSentence(of(-3, -5, -1)), '52 人训前训后都有成绩，平均下降 3.0 分，九成把握在 1.0 到 5.0 分之间。'],
    ['neither', gainSentence(of(1, -1, 3)), '52 人训前训后都有成绩，平均变化 +1.0 分，九成把握在 \u22121.0 到 +3.0 分之间。区间跨过 0，不能断定有提高。'],
  ])('%s', (_, said, expected) => expect(said).toBe(expected))

  it.each([
    ['close', of(8, 6, 10), 8.4, null], ['apart', of(8, 6, 10), 9, 9], ['no estimate', null, 9, null], ['no plain one', of(8, 6, 10), null, null],
  ])('plain gain %s', (_, gain, plain, expected) => expect(plainApart(gain, plain)).toBe(expected))

  it.each([
    ['close', of(4.4, 4.3, 4.5), 4.42, null], ['apart', of(4.15, 3.9, 4.4), 4.22, 4.22],
  ])('drawn rating %s', (_, rating, drawn, expected) => expect(drawnApart(rating, drawn)).toBe(expected))
})
