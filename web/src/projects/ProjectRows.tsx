import type { AmountKind, ProjectLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { type Column, Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { MilestoneStrip } from './MilestoneMark'
import { termOf } from './term'

export function ProjectRows({ rows }: { rows: ProjectLine[] }) {
  const go = useGo()
  return (
    <div className="stack tight project-rows">
      <p className="quiet small">{t(rows.length === 1 ? 'projects.count_one' : 'projects.count', { n: rows.length })}</p>
      <Table label={t('projects.title')} rows={rows} rowKey={(line) => line.id} open={(line) => go(paths.project(line.id))} columns={[
        { key: 'title', head: t('projects.field.title'), title: true, least: 176, cell: ({ id, project }) => <PathLink to={paths.project(id)}>{project.title}</PathLink> },
        { key: 'unit', head: t('projects.field.unit'), least: 112, cell: ({ project, unit_name }) => <PathLink to={paths.unit(project.unit)}>{unit_name}</PathLink> },
        { key: 'sector', head: t('projects.field.sector'), least: 96, aside: true, cell: ({ project }) => project.sector },
        { key: 'term', head: t('projects.term'), least: 104, aside: true, cell: ({ project }) => <span className="small">{termOf(project).map((part, at) => <span key={part} className="day">{at > 0 && ' '}{part}</span>)}</span> },
        amount('planned'),
        amount('invested'),
        { key: 'milestones', head: t('projects.milestones'), least: 216, cell: ({ milestones }) => <MilestoneStrip milestones={milestones} /> },
      ]} />
    </div>
  )
}

function amount(kind: AmountKind): Column<ProjectLine> {
  return { key: kind, head: t('projects.amount', { name: code('amount_kind', kind) }), number: true, cell: ({ project }) => showNumber(project.amounts[kind]) }
}
