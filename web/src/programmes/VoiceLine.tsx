import type { Voice } from '../api/types'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'

/** What was said, by whom, and what the organiser answered or changed because of it. */
export function VoiceLine({ voice, answer }: { voice: Voice; answer: (() => void) | null }) {
  return (
    <li>
      <p className="voice-head"><span className="tag">{code('voice_kind', voice.kind)}</span><strong>{voice.by || t('sessions.unnamed')}</strong>{voice.own && <span className="quiet small">{t('sessions.voice_own')}</span>}<span className="quiet small day">{/^\d{4}-\d{2}-\d{2}$/.test(voice.said_at) ? voice.said_at : showInstant(voice.said_at)}</span></p>
      <p className="pre">{voice.said}</p>
      {voice.answer && (
        <div className="voice-answer">
          <p className="quiet small">{[t(`sessions.answered.${voice.kind}`), voice.answered_by].filter(Boolean).join(' · ')}</p>
          <p className="pre">{voice.answer}</p>
        </div>
      )}
      {!voice.answer && !answer && voice.kind !== 'idea' && <p className="quiet small">{t(`sessions.unanswered.${voice.kind}`)}</p>}
      {answer && <button type="button" className="link small no-print" onClick={answer}>{t(voice.answer ? 'sessions.answer_change' : `sessions.answer.${voice.kind}`)}</button>}
    </li>
  )
}
