import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { SessionShown } from '../api/types'
import { Tabs } from '../kinds/Tabs'
import { t } from '../words/catalogue'
import { AddPeople } from './AddPeople'
import { NamedResults } from './NamedResults'
import { Quotas } from './Quotas'
import { RequiredMissing } from './RequiredMissing'
import { type Group, groups, ofGroup, students } from './roster'
import { RosterSheetDrawer } from './RosterSheetDrawer'
import { SeatRows } from './SeatRows'
import { Teachers } from './Teachers'
import { useNaming } from './useNaming'

/** The roster: who must come and is missing, who is named, who sits, who waits. */
export function RosterTab({ page }: { page: SessionShown }) {
  const [group, setGroup] = useState<Group>('all')
  const [listed, setListed] = useState(false)
  const naming = useNaming(page)
  const parts = students(page.parts)
  const takes = page.may_write ? page.state === 'open' || page.state === 'planned' : page.may_name && page.state === 'open'
  const shown = ofGroup(parts, group)
  return (
    <div className="stack roster">
      {page.may_write && takes && <RequiredMissing page={page} name={naming.name} />}
      {takes && <AddPeople page={page} naming={naming} />}
      {takes && <div className="no-print"><Button icon={<UploadOutlined aria-hidden />} onClick={() => setListed(true)}>{t('roster.sheet_open')}</Button></div>}
      {listed && <RosterSheetDrawer page={page} naming={naming} close={() => setListed(false)} />}
      {!takes && page.may_name && !page.may_write && page.state === 'planned' && <p className="note">{t('sessions.not_open_yet')}</p>}
      {naming.results.length > 0 && <NamedResults results={naming.results} busy={naming.busy} anyway={(people) => void naming.name({ people, anyway: true })} close={naming.clear} />}
      <Quotas page={page} />
      {parts.length > 0 && <Tabs tabs={groups.map((key) => ({ key, label: t(`sessions.group.${key}`), count: ofGroup(parts, key).length }))} at={group} choose={setGroup} label={t('sessions.groups')} />}
      {parts.length === 0 ? <p className="quiet">{t(takes ? 'sessions.nobody_yet' : 'sessions.nobody')}</p> : shown.length === 0 ? <p className="quiet">{t('sessions.nobody_there')}</p> : <SeatRows page={page} parts={shown} all={parts} />}
      <Teachers page={page} />
    </div>
  )
}
