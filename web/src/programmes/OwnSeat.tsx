import { Button } from 'antd'
import { useState } from 'react'
import type { SessionShown, TrainingPart } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showTenths } from './lessons'
import { useSessionSave } from './useSessionSave'

/** The reader's own part: how it stands, what it came to, and a way to give it up in time. */
export function OwnSeat({ page, part }: { page: SessionShown; part: TrainingPart }) {
  const { deed } = useSessionSave(page)
  const [asking, setAsking] = useState(false)
  const may = part.role === 'student' && ['nominated', 'approved', 'waiting'].includes(part.state) && (page.state === 'open' || page.state === 'planned')
  return (
    <div className="own-seat">
      <div className="grow">
        <p><span className="quiet">{t('sessions.own')}</span><strong>{part.role === 'student' ? code('seat_state', part.state) : code('part_role', part.role)}</strong>{part.why && <span> {t('sessions.why_is', { why: part.why })}</span>}</p>
        {part.role === 'student' && part.state === 'completed' && <p className="small no-print"><PathLink className="lined" to={paths.certificates(page.id)}>{t('certificates.links')}</PathLink></p>}
        {part.tenths > 0 && <p className="quiet small">{t('sessions.came_to', { hours: showTenths(part.tenths), days: part.halves / 2 })}{part.entry !== null && part.person !== null && <> · <PathLink className="lined" to={paths.entry(part.person, part.entry)}>{t('sessions.to_entry')}</PathLink></>}</p>}
        {part.state === 'approved' && page.state !== 'held' && part.role === 'student' && <p className="quiet small">{t('sessions.own_sign')}</p>}
      </div>
      {may && <Button onClick={() => setAsking(true)}>{t('sessions.withdraw')}</Button>}
      <WhyDialog title={t('sessions.withdraw_own')} hint={t('sessions.withdraw_effect')} action={t('sessions.withdraw')} danger open={asking} close={() => setAsking(false)} act={(why) => deed(part.id, { deed: 'withdraw', why })} />
    </div>
  )
}
