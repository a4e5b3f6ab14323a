import { useState } from 'react'
import type { CohortMember } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { Progress } from './Progress'

const FEW = 20
const marks: Record<string, string> = { member: '◐', completed: '●', left: '✕' }

type Props = { rows: CohortMember[]; open: (member: CohortMember) => void; may: boolean }

export function MemberRows({ rows, open, may }: Props) {
  const [all, setAll] = useState(false)
  return (
    <div className="member-rows">
      <Table label={t('programmes.members')} rows={all ? rows : rows.slice(0, FEW)} rowKey={(row) => row.person} open={open} columns={[
        { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: (row) => <PersonName id={row.person} name={row.name} /> },
        { key: 'post', head: t('sessions.post'), least: 176, cell: (row) => row.post },
        { key: 'progress', head: t('programmes.member_progress'), least: 176, cell: (row) => <Progress rows={row.progress} /> },
        { key: 'sessions', head: t('programmes.member_sessions'), number: true, cell: (row) => (row.sessions === 0 ? 0 : <PathLink className="lined" to={paths.personTraining(row.person)}>{showNumber(row.sessions)}</PathLink>) },
        { key: 'joined', head: t('programmes.member_joined'), least: 96, cell: (row) => <span className="day">{row.joined}</span> },
        { key: 'state', head: t('sessions.state'), least: 104, cell: (row) => <><span className={`member-state ${row.state}`}><span aria-hidden>{marks[row.state]}</span> {code('member_state', row.state)}</span>{row.left_on && <span className="quiet small seat-why day">{row.left_on}</span>}{row.member.why && <span className="quiet small seat-why">{row.member.why}</span>}</> },
        { key: 'deeds', head: <span className="hidden-words">{t('sessions.deeds')}</span>, cell: (row) => <span className="row-tools no-print"><button type="button" className="link" aria-label={t('programmes.member_plan_of', { name: row.name })} onClick={() => open(row)}>{t(may && row.state === 'member' ? 'programmes.member_plan' : 'programmes.member_look')}</button></span> },
      ]} />
      {rows.length > FEW && <div className="more"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('programmes.fewer') : t('programmes.all_people', { n: rows.length })}</button></div>}
    </div>
  )
}
