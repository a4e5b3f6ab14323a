import type { CatchUp } from '../api/types'
import { t } from '../words/catalogue'
import { hoursInWords } from './amounts'
import { CatchUpNote } from './CatchUpNote'
import { shareOf } from './standing'

/** On one's own page: the same with a bar. */
export function CatchUpShown({ of }: { of: CatchUp }) {
  const words = t('hours.catch_up_bar', { done: hoursInWords(of.done_tenths), missing: hoursInWords(of.missing_tenths) })
  return (
    <div className="catch-up" role="note" aria-label={t('hours.catch_up_title')}>
      <p><strong>{t('hours.catch_up_title')}</strong></p>
      <p><CatchUpNote of={of} /></p>
      <span className="hours-bar" role="img" aria-label={words} title={words}><span className="done" style={{ width: `${shareOf(of.done_tenths, of.missing_tenths)}%` }} /></span>
    </div>
  )
}
