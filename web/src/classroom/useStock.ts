import { useGet } from '../api/hooks'
import type { BankShown } from '../api/types'
import type { Stock } from './test'

/** What tests of a unit can be drawn from; nothing while it is not known yet. */
export function useStock(unit: number | null): Stock | undefined {
  return useGet<BankShown>(unit === null ? null : '/classroom/questions', { unit }, { keep: true }).data?.stock
}
