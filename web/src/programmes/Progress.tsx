import type { CohortMember } from '../api/types'
import { t } from '../words/catalogue'

/** Steps done of those planned, for each weak area; one without any step says so. */
export function Progress({ rows }: { rows: CohortMember['progress'] }) {
  if (rows.length === 0) return <span className="quiet">{t('programmes.no_weak')}</span>
  return (
    <ul className="progress-lines">
      {rows.map(({ area, done, steps }) => (
        <li key={area}>
          <span>{area}</span>
          {steps === 0 ? <span className="quiet small">{t('programmes.no_steps')}</span> : <><span className="balance-bar" aria-hidden><span style={{ width: `${(done / steps) * 100}%` }} /></span><span className="number small">{t('programmes.done_of', { done, steps })}</span></>}
        </li>
      ))}
    </ul>
  )
}
