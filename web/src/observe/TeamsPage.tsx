import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Team } from '../api/types'
import { Names } from '../care/Names'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MayNotObserve } from './MayNotObserve'
import { TeamDrawer } from './TeamDrawer'
import { TeamState } from './TeamState'
import { whomInWords } from './TeamWhom'
import '../care/care.css'
import './teams.css'

/** Teams one is in or has set up, each with the matter it looks into. */
export function TeamsPage() {
  const may = useMay()('observe')
  const go = useGo()
  const { data, error, refetch } = useGet<Team[]>(may ? '/teams' : null)
  const [open, setOpen] = useState(false)
  if (!may) return <div className="page"><MayNotObserve /></div>
  const begin = () => setOpen(true)
  return (
    <div className="page teams">
      <PageHead title={t('teams.title')} detail={t('teams.detail')}><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('teams.set_up')}</Button></PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.length === 0 && <EmptyState title={t('teams.none')} hint={t('teams.none_hint')} action={t('teams.set_up')} onAction={begin} />}
      {data && data.length > 0 && (
        <Table label={t('teams.title')} rows={data} rowKey={(one) => one.id} open={(one) => go(paths.team(one.id))} columns={[
          { key: 'title', head: t('teams.field.title'), title: true, least: 176, cell: (one) => <><PathLink className="team-title" to={paths.team(one.id)}>{one.team.title}</PathLink>{one.team.task && <span className="quiet small two-lines team-task" title={one.team.task}>{one.team.task}</span>}</> },
          { key: 'state', head: t('teams.state'), least: 88, cell: (one) => <TeamState of={one} /> },
          { key: 'days', head: t('teams.days'), least: 104, cell: ({ team }) => <span className="small"><span className="day">{team.from}</span> <span className="day">{t('projects.to', { day: team.to })}</span></span> },
          { key: 'members', head: t('teams.members'), least: 120, cell: (one) => <Names names={one.members.map(({ name }) => name)} /> },
          { key: 'whom', head: t('teams.whom'), least: 160, cell: (one) => whomInWords(one) },
        ]} />
      )}
      {open && <TeamDrawer close={() => setOpen(false)} />}
    </div>
  )
}
