import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { SessionShown } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { students } from './roster'
import { SaveBar, useSaving } from './SaveBar'
import { useSessionSave } from './useSessionSave'

/** What it came to, in words; and how many were there, where nobody was named one by one. */
export function Conclusions({ page }: { page: SessionShown }) {
  const { change } = useSessionSave(page)
  const [conclusions, setConclusions] = useState(page.session.conclusions)
  const [heads, setHeads] = useState(page.session.heads)
  const saving = useSaving(() => change({ conclusions: conclusions.trim(), heads }))
  if (!page.may_write || page.state === 'cancelled') return <p className="pre told-words">{page.session.conclusions || <span className="quiet">{t('sessions.no_conclusions')}</span>}</p>
  return (
    <div className="form prior-form">
      <Asked label={t('sessions.field.conclusions')} name="conclusions" problem={saving.problem} hint={t('sessions.conclusions_hint')}><Input.TextArea rows={6} maxLength={4000} value={conclusions} onChange={(event) => setConclusions(event.target.value)} /></Asked>
      {students(page.parts).length === 0 && <Asked label={t('sessions.field.heads')} name="heads" problem={saving.problem} optional hint={t('sessions.heads_hint')}><InputNumber min={0} precision={0} value={heads} onChange={setHeads} /></Asked>}
      <SaveBar saving={saving} dirty={conclusions !== page.session.conclusions || heads !== page.session.heads} />
    </div>
  )
}
