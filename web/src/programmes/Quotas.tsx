import type { SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { quotasUsed } from './roster'

/** Places by unit: how many are taken of how many. */
export function Quotas({ page }: { page: SessionShown }) {
  // Whoever does not organise sees only some of the people, and would miscount.
  if (page.session.quotas.length === 0 || !page.may_write) return null
  return (
    <section aria-label={t('sessions.field.quotas')}>
      <h2>{t('sessions.field.quotas')}</h2>
      <ul className="quotas">{quotasUsed(page).map(({ unit, name, used, places }) => <li key={unit}><PathLink className="lined grow" to={paths.unit(unit)}>{name}</PathLink><span className="day">{t('sessions.of', { n: used, of: places })}</span>{used < places && <span className="quiet small">{t('sessions.places_free', { n: places - used })}</span>}</li>)}</ul>
    </section>
  )
}
