import { useGet } from '../api/hooks'
import type { SessionEffect, SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { EffectBehaviour } from './EffectBehaviour'
import { EffectLearning } from './EffectLearning'
import { EffectReaction } from './EffectReaction'
import '../kinds/estimate.css'
import './effect.css'

/** What came of a session on four levels: reaction, learning, behaviour, result. */
export function EffectTab({ page }: { page: SessionShown }) {
  const { data, error, refetch } = useGet<SessionEffect>(`/sessions/${page.id}/effect`)
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={6} />
  return (
    <div className="stack effect">
      <EffectReaction page={page} of={data.reaction} />
      <EffectLearning session={page.id} of={data.learning} />
      <EffectBehaviour of={data} />
      <Section id="effect-results" title={t('sessions.effect_results')} note={t('sessions.effect_results_note')}>
        {data.results === 0 ? <p className="quiet">{t('sessions.effect_results_none')}</p> : <p><PathLink className="number-link" to={`${paths.trainingSession(page.id)}?tab=after`}>{counted('sessions.effect_results_n', data.results)}</PathLink></p>}
      </Section>
    </div>
  )
}
