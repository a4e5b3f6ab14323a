import type { SittingShown } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { PassMark } from './PassMark'
import { passWords } from './testWords'
import { useAnswersFrom } from './useAnswersFrom'

/** Points, whether they pass, and when right answers are shown. */
export function SittingScore({ page }: { page: SittingShown }) {
  const from = useAnswersFrom(page)
  const open = page.asked.filter(({ by_hand, earned }) => by_hand && earned === null).length
  return (
    <section className="sitting-score" aria-label={t('sitting.score')}>
      <p className="sitting-points">{page.points === null ? <span className="quiet">{t('sitting.waiting')}</span> : <><b>{showNumber(page.points)}</b> <span className="quiet">{t('sitting.of_points', { of: showNumber(page.of) })}</span></>}{page.points !== null && <PassMark passed={page.passed} />}</p>
      <p className="quiet">{[page.points === null ? t('sitting.waiting_hint', { n: open }) : '', passWords(page.pass, page.of, true), page.handed_in_at ? t('sitting.handed_in', { at: page.handed_in_at }) : '', page.entry === null ? '' : t('tests.on_file')].filter(Boolean).join(' · ')}</p>
      {page.may_mark && open > 0 && <p className="note notice">{t('sitting.to_mark', { n: open })}</p>}
      {from && <p className="note">{from}</p>}
    </section>
  )
}
