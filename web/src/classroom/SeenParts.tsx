import type { Viewing } from '../api/types'
import { t } from '../words/catalogue'

/** Which parts were seen, along the length of the video, and what is still to see. */
export function SeenParts({ of, seconds, share }: { of: Viewing | null; seconds: number; share: number }) {
  const parts = of?.watched ?? []
  return (
    <div className="seen-parts">
      <span className="seen-track" aria-hidden>
        {parts.map(({ from, to }) => <span key={from} style={{ left: `${(from / seconds) * 100}%`, width: `${((to - from) / seconds) * 100}%` }} />)}
      </span>
      <span className={of?.done_on ? 'seen done' : 'seen'}>{of?.done_on ? `● ${t('lessons.done_on', { date: of.done_on })}` : t('lessons.seen_of', { n: of?.share ?? 0, share })}</span>
    </div>
  )
}
