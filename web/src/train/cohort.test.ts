import { expect, it } from 'vitest'
import type { CohortStep } from '../api/types'
import { lacking, stepsByYear } from './cohort'

const step = (year: number, text: string) => ({ year, text }) as CohortStep

it('steps come year by year', () => {
  const found = stepsByYear([step(2027, 'b'), step(2026, 'a'), step(2027, 'c')])
  expect(found.map(({ year, steps }) => [year, steps.map(({ text }) => text)])).toEqual([[2026, ['a']], [2027, ['b', 'c']]])
})

it.each([[80, 12, 68], [10, 10, 0], [10, 14, 0]])('wanted %i, %i formed: %i lack', (wanted, supply, found) => expect(lacking(wanted, supply)).toBe(found))
