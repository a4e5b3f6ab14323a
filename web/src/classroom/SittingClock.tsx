import { t } from '../words/catalogue'
import { showLeft } from './sitting'

const SOON = 5 * 60_000
const VERY_SOON = 60_000

/** The time that is left; read aloud only when it grows short. */
export function SittingClock({ left }: { left: number }) {
  const said = left === 0 ? t('sitting.up') : left <= VERY_SOON ? t('sitting.left_minutes', { n: 1 }) : left <= SOON ? t('sitting.left_minutes', { n: 5 }) : ''
  return (
    <span className={`sitting-clock${left <= SOON ? ' soon' : ''}`}>
      <span className="small">{t('sitting.left')}</span> <b role="timer">{showLeft(left)}</b>
      <span className="hidden-words" aria-live="polite">{said}</span>
    </span>
  )
}
