import { t } from '../words/catalogue'
import { HEAT_STEPS } from './heat'

/** What the grounds of the cells mean. */
export function HeatLegend() {
  const words = [t('hours.heat_zero'), ...HEAT_STEPS.map((least, at) => `${HEAT_STEPS[at - 1] ?? 0} – ${least}`), t('hours.heat_more', { n: HEAT_STEPS[HEAT_STEPS.length - 1] ?? 0 })]
  return (
    <p className="heat-legend small"><span className="quiet">{t('hours.heat_legend')}</span>{words.map((word, step) => <span key={word}><span className={`heat-key month-${step}`} aria-hidden /> {word}</span>)}</p>
  )
}
