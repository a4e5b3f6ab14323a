import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SessionEffect } from '../api/types'
import { Section } from '../kinds/Section'
import { gainSentence } from '../train/effectWords'
import { t } from '../words/catalogue'
import { anyWrong, scoresSent, type TypedScores } from './knowledge'
import { KnowledgeGrid } from './KnowledgeGrid'
import { SaveBar, useSaving } from './SaveBar'

type Props = { session: number; of: SessionEffect['learning'] }

/** Scores before and after, typed for everybody and kept as one list; the mean gain in a sentence. */
export function EffectLearning({ session, of }: Props) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState<TypedScores>({})
  const [strange, setStrange] = useState(0)
  const sent = scoresSent(of.lines, typed)
  const wrong = anyWrong(typed)
  const saving = useSaving(async () => {
    const kept = await send<{ kept: number; strange: number[] }>('POST', `/sessions/${session}/scores-of-knowledge`, sent)
    await refresh(queries, [`/sessions/${session}/effect`, '/training/effects'])
    setStrange(kept.strange.length)
    setTyped({})
  })
  return (
    <Section id="effect-learning" title={t('sessions.effect_learning')} note={t('sessions.effect_learning_note')}>
      {of.lines.length === 0 ? <p className="quiet">{t('sessions.effect_nobody')}</p> : (
        <div className="stack tight">
          <KnowledgeGrid lines={of.lines} typed={typed} set={setTyped} />
          <SaveBar saving={saving} dirty={sent.length > 0 || wrong} label={t('sessions.effect_scores_save')} refuse={wrong ? t('sessions.effect_scores_wrong') : undefined} note={t('sessions.effect_scores_n', { n: sent.length })} />
          {strange > 0 && <p className="note notice" role="status">{t('sessions.effect_strange', { n: strange })}</p>}
          <p className="effect-gain">{of.gain ? gainSentence(of.gain) : t('sessions.effect_gain_none')}</p>
        </div>
      )}
    </Section>
  )
}
