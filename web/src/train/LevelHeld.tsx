import { placeOn, placesOf, POINTS } from '../kinds/interval'
import { t } from '../words/catalogue'
import { heldAs, levels, type NeedRow, saidHeld } from './needRows'
import '../kinds/estimate.css'

/** The level held as a dot, its interval as a bar, what the post asks for as a tick on the same line. */
export function LevelHeld({ of: { held, required } }: { of: NeedRow }) {
  const of = held && heldAs(held)
  const places = of && placesOf(of, POINTS)
  return (
    <span className="estimate level-held" title={of ? saidHeld(of) : t('cneeds.no_evidence')}>
      <span className="estimate-line" aria-hidden>
        {places && <><span className="estimate-bar" style={{ left: `${places.low}%`, width: `${places.wide}%` }} /><span className="estimate-dot" style={{ left: `${places.at}%` }} /></>}
        <span className="level-asked" style={{ left: `${placeOn(POINTS, required)}%` }} />
      </span>
      {of ? <span aria-hidden className="estimate-figures"><b>{levels(of.estimate)}</b> <span className="quiet small">{t('cneeds.range', { low: levels(of.low), high: levels(of.high) })}</span></span> : <span aria-hidden className="quiet small">{t('cneeds.no_evidence')}</span>}
      <span className="hidden-words">{of ? saidHeld(of) : t('cneeds.no_evidence')}</span>
    </span>
  )
}
