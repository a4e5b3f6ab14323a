import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import type { Voice } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { code, t } from '../words/catalogue'

/** The organiser answers a question, or says what was changed because of a suggestion. */
export function AnswerDrawer({ session, voice, close }: { session: number; voice: Voice; close: () => void }) {
  const queries = useQueryClient()
  const [answer, setAnswer] = useState(voice.answer)
  const path = `/sessions/${session}/voices`
  const label = t(`sessions.answered.${voice.kind}`)
  const act = async () => queries.setQueryData([path, {}], await send<Voice[]>('POST', `${path}/${voice.id}`, { answer: answer.trim() }))
  return (
    <FormDrawer open title={t(`sessions.answer.${voice.kind}`)} close={close} submit={t('action.save')} effect={t(voice.by ? 'sessions.answer_effect' : 'sessions.answer_effect_unnamed')} act={act} refuse={answer.trim() ? undefined : t('form.missing', { field: label })}>
      {(problem) => (
        <>
          <div className="note"><p className="quiet small">{code('voice_kind', voice.kind)} · {voice.by || t('sessions.unnamed')}</p><p className="pre">{voice.said}</p></div>
          <Asked label={label} name="answer" problem={problem}><Input.TextArea autoFocus rows={5} maxLength={2000} value={answer} onChange={(event) => setAnswer(event.target.value)} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
