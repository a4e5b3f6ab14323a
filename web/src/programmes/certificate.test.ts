import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Certificate } from '../api/types'
import { loadRooms, loadWords } from '../words/catalogue'
import { amountOf, saidOf, whenOf } from './certificate'

const given: Certificate = { code: '1-2-3', name: '李明', title: '年轻干部班', form: 'class', number: 2, unit_name: '市委党校', from: '2026-03-24', to: '2026-03-26', tenths: 160, halves: 6, picture: '' }

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await loadWords('zh')
  await loadRooms()
})

describe('what a certificate says', () => {
  it.each([
    ['a class', {}, '于2026年3月24日至26日参加市委党校举办的“年轻干部班”（第2期），完成16学时，准予结业。'],
    ['no number', { number: null }, '于2026年3月24日至26日参加市委党校举办的“年轻干部班”，完成16学时，准予结业。'],
    ['days only', { tenths: 0 }, '于2026年3月24日至26日参加市委党校举办的“年轻干部班”（第2期），完成3天，准予结业。'],
    ['neither', { tenths: 0, halves: 0 }, '于2026年3月24日至26日参加市委党校举办的“年轻干部班”（第2期），准予结业。'],
    ['a lecture of one day', { form: 'lecture', to: '2026-03-24', number: null }, '于2026年3月24日参加市委党校举办的“年轻干部班”，完成16学时，特此证明。'],
  ])('%s', (_, change, said) => expect(saidOf({ ...given, ...change })).toBe(said))
  it('tells when and how much', () => {
    expect(whenOf({ from: '2025-12-31', to: '2026-01-02' })).toBe('2025年12月31日至2026年1月2日')
    expect(whenOf({ from: '2026-01-30', to: '2026-02-02' })).toBe('2026年1月30日至2月2日')
    expect(amountOf({ tenths: 15, halves: 1 })).toBe('1.5学时')
  })
})
