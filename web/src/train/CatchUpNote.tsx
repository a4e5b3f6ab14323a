import type { CatchUp } from '../api/types'
import { t } from '../words/catalogue'
import { hoursInWords } from './amounts'
import { lastOf } from './standing'

/** What a promotion left to be made up, until when and how far it is. */
export function CatchUpNote({ of }: { of: CatchUp }) {
  const args = { promoted: of.promoted_on, last: lastOf(of), missing: hoursInWords(of.missing_tenths), done: hoursInWords(of.done_tenths) }
  return <>{t(of.done_tenths >= of.missing_tenths ? 'hours.catch_up_done' : 'hours.catch_up', args)}</>
}
