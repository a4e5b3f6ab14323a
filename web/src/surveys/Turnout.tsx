import { showNumber } from '../words/dates'
import { t } from '../words/catalogue'
import { share } from './counted'

/** How many of those asked have answered; never who. */
export function Turnout({ asked, answered }: { asked: number; answered: number }) {
  if (asked === 0) return <span className="quiet">{t('surveys.nobody_asked')}</span>
  return (
    <span className="turnout">
      <progress value={answered} max={asked} aria-label={t('surveys.turnout')} />
      <span>{showNumber(answered)} / {showNumber(asked)}</span>
      <span className="quiet small">{share(answered, asked)}</span>
    </span>
  )
}
