import { describe, expect, it } from 'vitest'
import type { AppraisingGround, AppraisingShown } from '../api/types'
import { appraisingSent, blankAppraising, fallenOf, lackOf, nextOf, soundKinds } from './Appraising'

const ground = (kind: string, more: Partial<AppraisingGround> = {}): AppraisingGround => ({ entry: 1, kind, title: '', happened_on: '2026-03-01', statement: null, contested: false, ...more })
const told = (more: Partial<AppraisingShown>): AppraisingShown => ({ state: 'told', own: false, mine: false, reply: null, reply_until: '2026-03-17', ...more }) as AppraisingShown

describe('an appraisal', () => {
  it('counts no kind twice and none that is contested, disputed or alone', () => {
    expect(soundKinds([ground('seen'), ground('seen')])).toHaveLength(1)
    expect(soundKinds([ground('head_statement'), ground('own_statement')])).toHaveLength(1)
    expect(soundKinds([ground('seen'), ground('from_masses', { contested: true }), ground('document', { statement: 'disputed' }), ground('asked', { statement: 'single_source' })])).toEqual(['seen'])
    expect(soundKinds([ground('seen', { statement: 'confirmed' }), ground('from_masses')])).toHaveLength(2)
    expect(fallenOf(ground('seen', { contested: true, statement: 'disputed' }))).toBe('contested')
  })

  it('needs what its kind is tied to, and a result before anybody is told', () => {
    const blank = blankAppraising('2026-03-10')
    expect(lackOf(blank, false)).toBeNull()
    expect(lackOf(blank, true)).toBe('findings')
    expect(lackOf({ ...blank, kind: 'milestone', project: 3 }, false)).toBe('milestone')
    expect(lackOf({ ...blank, kind: 'yearly' }, false)).toBe('year')
    expect(lackOf({ ...blank, kind: 'class', findings: 'x' }, true)).toBe('class')
  })

  it('sends nothing of another kind', () => {
    const sent = appraisingSent({ ...blankAppraising('2026-03-10'), kind: 'class', project: 3, milestone: 4, year: 2025, grade: 'excellent', class: 'strong', follows: ' y ' })
    expect(sent).toMatchObject({ project: null, milestone: null, year: null, grade: null, class: 'strong', follows: 'y' })
  })

  it('says what is next to each who looks', () => {
    const no = { agrees: false, text: 'x', answer: '' }
    expect(nextOf(told({ own: true }), '2026-03-12')).toBe('reply')
    expect(nextOf(told({}), '2026-03-17')).toBe('wait_reply')
    expect(nextOf(told({}), '2026-03-18')).toBe('finish')
    expect(nextOf(told({ mine: true }), '2026-03-18')).toBe('finish_other')
    expect(nextOf(told({ reply: no }), '2026-03-12')).toBe('answer')
    expect(nextOf(told({ reply: { ...no, answer: 'y' } }), '2026-03-12')).toBe('finish')
    expect(nextOf(told({ state: 'open', mine: true }), '2026-03-12')).toBe('write')
  })
})
