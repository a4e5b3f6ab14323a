import { useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SessionShown } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { sits, students } from './roster'
import { useSaving } from './SaveBar'

const SMALLEST = 3
const LARGEST = 100

/** Asks everybody who sat, once; everything else about the form is settled. */
export function AskFeedback({ page }: { page: SessionShown }) {
  const may = useMay()
  const queries = useQueryClient()
  const [smallest, setSmallest] = useState(SMALLEST)
  const sat = students(page.parts).filter((part) => sits(part) && part.person !== null).length
  const saving = useSaving(async () => {
    await send('POST', `/sessions/${page.id}/feedback`, { smallest })
    await refresh(queries, [`/sessions/${page.id}`, '/surveys', '/day'])
  })
  if (!may('train')) return <p className="quiet">{t('sessions.effect_ask_none')}</p>
  if (sat === 0) return <p className="quiet">{t('sessions.effect_ask_nobody')}</p>
  return (
    <form className="effect-ask" noValidate onSubmit={(event) => { event.preventDefault(); if (!saving.busy) void saving.run() }}>
      <p>{t('sessions.effect_ask_says', { n: sat })}</p>
      <Asked label={t('sessions.effect_smallest')} name="smallest" problem={saving.problem} hint={t('sessions.effect_smallest_hint')}>
        <InputNumber min={SMALLEST} max={LARGEST} precision={0} value={smallest} onChange={(next) => setSmallest(next ?? SMALLEST)} />
      </Asked>
      {sat < smallest && <p className="note notice">{t('sessions.effect_ask_few', { n: sat })}</p>}
      {saving.error !== null && !saving.problem?.field && <ProblemNote error={saving.error} />}
      <div><Button type="primary" htmlType="submit" loading={saving.busy}>{t('sessions.effect_ask')}</Button></div>
    </form>
  )
}
