import type { Viewing } from '../api/types'
import { t } from '../words/catalogue'

/** How much one has seen, as a bar and in words; completed by shape and word as well. */
export function SeenBar({ of }: { of: Viewing | null }) {
  if (!of) return <span className="seen quiet small">○ {t('lessons.not_begun')}</span>
  if (of.done_on) return <span className="seen done small">● {t('lessons.done_on', { date: of.done_on })}</span>
  return (
    <span className="seen met-share">
      <span className="met-track" aria-hidden><span style={{ width: `${of.share}%` }} /></span>
      <span className="small">◐ {t('lessons.seen', { n: of.share })}</span>
    </span>
  )
}
