import type { TestResults } from '../api/types'
import { coversNought } from '../kinds/interval'
import { Section } from '../kinds/Section'
import { percent } from '../train/effectWords'
import { t } from '../words/catalogue'
import { asPoints } from './results'

/** What was gained over the test before the training, with its interval, in a sentence. */
export function ResultsGain({ of: { before_title, before, after, gain } }: { of: NonNullable<TestResults['gain']> }) {
  const sentence = () => {
    if (!gain) return t('results.gain_few')
    const key = coversNought(gain) ? 'unclear' : gain.estimate > 0 ? 'up' : 'down'
    return t(`results.gain_${key}`, { n: gain.n, estimate: asPoints(gain.estimate), low: asPoints(gain.low), high: asPoints(gain.high) })
  }
  return (
    <Section title={t('results.gain')} note={t('results.gain_note', { title: before_title })}>
      <p className="results-gain">{gain && <span>{t('results.gain_means', { before: percent(before), after: percent(after) })} </span>}{sentence()}</p>
    </Section>
  )
}
