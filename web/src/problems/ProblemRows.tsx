import type { ProblemLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { Due } from './Due'
import { StateMark } from './StateMark'

export function ProblemRows({ rows, label }: { rows: ProblemLine[]; label: string }) {
  const go = useGo()
  return (
    <Table label={label} rows={rows} rowKey={(line) => line.id} open={(line) => go(paths.problem(line.id))} columns={[
      { key: 'title', head: t('problems.field.title'), title: true, least: 184, cell: (line) => <PathLink to={paths.problem(line.id)}>{line.title}</PathLink> },
      { key: 'due', head: t('problems.due_head'), least: 176, cell: (line) => line.state !== 'closed' && line.state !== 'joined' && <Due of={line} /> },
      { key: 'state', head: t('problems.state'), least: 104, cell: (line) => <StateMark state={line.state} /> },
      { key: 'owner', head: t('problems.field.owner'), least: 112, cell: (line) => line.owner_name || <span className="quiet">{t('problems.no_owner')}</span> },
      { key: 'place', head: t('problems.field.place'), least: 112, cell: (line) => line.place_name },
      { key: 'kind', head: t('problems.field.kind'), least: 88, aside: true, cell: (line) => code('problem_kind', line.kind) },
      { key: 'raised', head: t('problems.raised_on'), least: 104, aside: true, cell: (line) => <span className="due-day">{line.raised_on}</span> },
    ]} />
  )
}
