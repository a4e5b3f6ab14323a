import { useState } from 'react'
import type { ProgrammePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

const FEW = 12

/** What each unit did: sessions, person-times and speeches apart, and in which forms. */
export function ByUnit({ rows }: { rows: ProgrammePageShown['by_unit'] }) {
  const [all, setAll] = useState(false)
  return (
    <Section id="units" title={t('programmes.by_unit')} count={rows.length}>
      <Table label={t('programmes.by_unit')} rows={all ? rows : rows.slice(0, FEW)} rowKey={(row) => row.unit} columns={[
        { key: 'name', head: t('programmes.field.by'), title: true, least: 160, cell: (row) => <PathLink className="lined" to={paths.unit(row.unit)}>{row.name}</PathLink> },
        { key: 'sessions', head: t('programmes.total.sessions'), number: true, cell: (row) => showNumber(row.sessions) },
        { key: 'person_times', head: t('programmes.total.person_times'), number: true, cell: (row) => showNumber(row.person_times) },
        { key: 'speeches', head: t('programmes.total.speeches'), number: true, cell: (row) => showNumber(row.speeches) },
        { key: 'forms', head: t('programmes.forms'), least: 200, cell: (row) => Object.entries(row.forms).map(([key, n]) => t('programmes.form_n', { form: t(key), n })).join(t('list.comma')) },
      ]} />
      {rows.length > FEW && <div className="more"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('programmes.fewer') : t('programmes.all_units', { n: rows.length })}</button></div>}
    </Section>
  )
}
