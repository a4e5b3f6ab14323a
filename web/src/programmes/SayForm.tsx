import { Button, Checkbox, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import type { Voice } from '../api/types'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { Asked } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { useSaving } from './SaveBar'
import { sayingSent, type VoiceKind, voiceKinds } from './voices'

/** Says something about the session; a suggestion may be made without a name, and what that means is said first. */
export function SayForm({ id }: { id: number }) {
  const queries = useQueryClient()
  const [kind, setKind] = useState<VoiceKind>('question')
  const [text, setText] = useState('')
  const [unnamed, setUnnamed] = useState(false)
  const path = `/sessions/${id}/voices`
  const saving = useSaving(async () => {
    queries.setQueryData([path, {}], await send<Voice[]>('POST', path, sayingSent(kind, text, !unnamed)))
    setText('')
    setUnnamed(false)
  })
  return (
    <form className="form say-form no-print" aria-label={t('sessions.say')} onSubmit={(event) => { event.preventDefault(); if (text.trim()) void saving.run() }}>
      <h2>{t('sessions.say')}</h2>
      <Group label={t('sessions.voice_kind')}><Chips label={t('sessions.voice_kind')} value={kind} options={choices('voice_kind', voiceKinds) as { value: VoiceKind; label: string }[]} choose={(next) => next && setKind(next)} /></Group>
      <Asked label={t('sessions.voice_text')} name="text" problem={saving.problem}><Input.TextArea rows={4} maxLength={2000} placeholder={t(`sessions.say_like.${kind}`)} value={text} onChange={(event) => setText(event.target.value)} /></Asked>
      {kind === 'suggestion' && <div className="asked"><Checkbox checked={unnamed} onChange={(event) => setUnnamed(event.target.checked)}>{t('sessions.say_unnamed')}</Checkbox><span className="quiet small">{t('sessions.say_unnamed_hint')}</span></div>}
      {saving.error !== null && !saving.problem?.field && <ProblemNote error={saving.error} />}
      <div className="row"><Button type="primary" htmlType="submit" loading={saving.busy} disabled={!text.trim()}>{t('sessions.say_do')}</Button><span className="quiet small">{t(kind === 'suggestion' && unnamed ? 'sessions.say_effect_unnamed' : 'sessions.say_effect')}</span></div>
    </form>
  )
}
