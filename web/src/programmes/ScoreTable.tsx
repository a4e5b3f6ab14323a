import type { ReactNode } from 'react'
import type { Placed, SessionShown } from '../api/types'
import { PersonName } from '../kinds/PersonName'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'
import { showPoints } from './scores'

/** Who stands where; those with the same points share a place. */
export function ScoreTable({ page, rows, tools }: { page: SessionShown; rows: Placed[]; tools?: ReactNode }) {
  const published = page.state === 'held'
  return (
    <Section id="table" title={t('sessions.table')} note={t(published ? 'sessions.table_published' : 'sessions.table_open')} tools={tools}>
      <Table label={t('sessions.table')} rows={rows} rowKey={(row) => row.part} columns={[
        { key: 'place', head: t('sessions.place'), number: true, width: 72, cell: (row) => row.place },
        { key: 'name', head: t('sessions.entrant'), title: true, least: 88, cell: (row) => (row.person === null ? row.name : <PersonName id={row.person} name={row.name} />) },
        { key: 'unit', head: t('sessions.of_unit'), least: 144, cell: (row) => row.unit_name },
        ...page.session.rounds.map((round, at) => ({ key: `round-${at}`, head: round, number: true, cell: (row: Placed) => (row.rounds[at] == null ? <span className="quiet">{t('sessions.unjudged')}</span> : showPoints(row.rounds[at])) })),
        { key: 'total', head: t('sessions.total_points'), number: true, cell: (row) => <strong>{showPoints(row.total)}</strong> },
      ]} />
    </Section>
  )
}
