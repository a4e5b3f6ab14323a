import { t } from '../words/catalogue'

/** From when to when, each day whole; one day is told once. */
export function Period({ from, to }: { from: string; to: string | null }) {
  if (to === null) return <span className="day small">{t('projects.since', { day: from })}</span>
  if (from === to) return <span className="day small">{from}</span>
  return <span className="small"><span className="day">{from}</span> <span className="day">{t('projects.to', { day: to })}</span></span>
}
