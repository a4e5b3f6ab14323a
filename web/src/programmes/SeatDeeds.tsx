import { App } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { SessionShown, TrainingPart } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import { t } from '../words/catalogue'
import { ReplaceDrawer } from './ReplaceDrawer'
import { useSessionSave } from './useSessionSave'

/** Approve, decline, withdraw, replace: whatever the state and the reader's part in it allow. */
export function SeatDeeds({ page, part }: { page: SessionShown; part: TrainingPart }) {
  const { message } = App.useApp()
  const { deed } = useSessionSave(page)
  const [asking, setAsking] = useState<'decline' | 'withdraw' | 'replace' | null>(null)
  const running = page.state === 'open' || page.state === 'planned'
  const hopes = part.state === 'nominated' || part.state === 'waiting'
  const approve = async () => {
    try {
      await deed(part.id, { deed: 'approve' })
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  const why = asking === 'decline' || asking === 'withdraw' ? asking : null
  return (
    <span className="row-tools no-print">
      {running && page.may_write && hopes && <button type="button" className="link" aria-label={t('sessions.approve_who', { name: part.name })} onClick={() => void approve()}>{t('sessions.approve')}</button>}
      {running && page.may_write && hopes && <button type="button" className="link" aria-label={t('sessions.decline_who', { name: part.name })} onClick={() => setAsking('decline')}>{t('sessions.decline')}</button>}
      {running && part.state === 'approved' && part.person !== null && (page.may_write || page.may_name) && <button type="button" className="link" aria-label={t('sessions.replace_who', { name: part.name })} onClick={() => setAsking('replace')}>{t('sessions.replace')}</button>}
      {running && (part.state === 'approved' || (hopes && !page.may_write)) && <button type="button" className="link" aria-label={t('sessions.withdraw_who', { name: part.name })} onClick={() => setAsking('withdraw')}>{t('sessions.withdraw')}</button>}
      {why && <WhyDialog open title={t(`sessions.${why}_who`, { name: part.name })} hint={t(`sessions.${why}_effect`)} action={t(`sessions.${why}`)} danger close={() => setAsking(null)} act={(text) => deed(part.id, { deed: why, why: text })} />}
      {asking === 'replace' && <ReplaceDrawer page={page} part={part} close={() => setAsking(null)} />}
    </span>
  )
}
