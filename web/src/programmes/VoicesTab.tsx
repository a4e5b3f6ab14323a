import { Segmented } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { SessionShown, Voice } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { code, t } from '../words/catalogue'
import { AnswerDrawer } from './AnswerDrawer'
import { SayForm } from './SayForm'
import { VoiceLine } from './VoiceLine'
import { ofKind, voiceKinds } from './voices'
import '../care/care.css'
import './after.css'

/** Questions, suggestions and ideas, in the order they came, with what was answered or changed. */
export function VoicesTab({ page }: { page: SessionShown }) {
  const { data, error, refetch } = useGet<Voice[]>(`/sessions/${page.id}/voices`)
  const [search, change] = useAddress<Search & { tab?: string; voice?: string }>()
  const [answering, setAnswering] = useState<Voice | null>(null)
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const kind = voiceKinds.find((one) => one === search.voice)
  const shown = ofKind(data, kind)
  const options = ['', ...voiceKinds].map((value) => ({ value, label: `${value ? code('voice_kind', value) : t('sessions.voices_all')} ${ofKind(data, value).length}` }))
  return (
    <div className={page.may_write ? 'voices' : 'voices says'}>
      <div className="stack">
        {data.length > 0 && <div className="no-print"><Segmented aria-label={t('sessions.voice_kind')} value={kind ?? ''} options={options} onChange={(next) => change({ voice: next || undefined }, true)} /></div>}
        {data.length === 0 && <p className="quiet">{t('sessions.voices_none')}</p>}
        {data.length > 0 && shown.length === 0 && <p className="quiet">{t('sessions.voices_none_such')}</p>}
        {shown.length > 0 && <ol className="voice-lines">{shown.map((voice) => <VoiceLine key={voice.id} voice={voice} answer={page.may_write ? () => setAnswering(voice) : null} />)}</ol>}
      </div>
      <SayForm id={page.id} />
      {answering && <AnswerDrawer session={page.id} voice={answering} close={() => setAnswering(null)} />}
    </div>
  )
}
