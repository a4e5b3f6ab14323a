import { describe, expect, it } from 'vitest'
import type { HoursStanding } from '../api/types'
import { byYear, heatOf, lastOf, metOf, missingOf, shareOf } from './standing'

const standing: HoursStanding = { class: 'year', from: '2026-01-01', until: '2027-01-01', required_tenths: 900, required_halves: 24, tenths: 550, halves: 5, uncounted_tenths: 0, planned_tenths: 130, forecast_tenths: 680, state: 'short' }

describe('how somebody stands', () => {
  it.each([
    ['behind', standing, { tenths: 350, halves: 19 }],
    ['more than asked', { ...standing, tenths: 1000, halves: 30 }, { tenths: 0, halves: 0 }],
  ] as const)('%s', (_, given, missing) => expect(missingOf(given)).toEqual(missing))
  it('ends on its last day', () => expect(lastOf(standing)).toBe('2026-12-31'))
  it.each([[550, 900, 61], [0, 900, 0], [1200, 900, 100], [0, 0, 100]])('%d of %d are %d hundredths', (amount, of, share) => expect(shareOf(amount, of)).toBe(share))
  it.each([[{}, 0, 0], [{ met: 1, short: 3 }, 4, 0.25], [{ short: 3 }, 3, 0]])('%o of %d people', (states, people, share) => expect(metOf(states, people)).toBe(share))
  it.each([[0, 0], [0.1, 1], [0.5, 2], [0.9, 3], [1, 4]])('a share of %d has heat %d', (share, heat) => expect(heatOf(share)).toBe(heat))
  it('is told by year, the latest first', () => expect(byYear([{ session: { to: '2025-03-01' } }, { session: { to: '2026-01-02' } }, { session: { to: '2025-01-01' } }] as never).map(({ year, parts }) => [year, parts.length])).toEqual([['2026', 1], ['2025', 2]]))
})
