import type { ProgrammeLine, ProgrammeTotals } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { type Column, Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { Period } from './Period'

/** What is counted apart: sessions, person-times, persons, units. */
export function ProgrammeRows({ rows, kind }: { rows: ProgrammeLine[]; kind: boolean }) {
  const go = useGo()
  return (
    <div className="stack tight programme-rows">
      <p className="quiet small">{t('programmes.count', { n: rows.length })}</p>
      <Table label={t('programmes.title')} rows={rows} rowKey={(line) => line.id} open={(line) => go(paths.programme(line.id))} columns={[
        { key: 'title', head: t('programmes.field.title'), title: true, least: 208, cell: ({ id, programme }) => <PathLink className="lined" to={paths.programme(id)}>{programme.title}</PathLink> },
        ...(kind ? [{ key: 'kind', head: t('programmes.field.kind'), least: 112, cell: ({ programme }: ProgrammeLine) => code('programme_kind', programme.kind) }] : []),
        { key: 'unit', head: t('programmes.field.unit'), least: 112, cell: ({ programme, unit_name }) => <PathLink to={paths.unit(programme.unit)}>{unit_name}</PathLink> },
        { key: 'period', head: t('programmes.period'), least: 104, cell: ({ programme }) => <Period from={programme.since} to={programme.until} /> },
        { key: 'layer', head: t('programmes.field.layer'), least: 88, aside: true, cell: ({ programme }) => code('layer', programme.layer) },
        total('sessions'), total('planned'), total('person_times'), total('people'), total('units'),
      ]} />
    </div>
  )
}

function total(key: keyof ProgrammeTotals): Column<ProgrammeLine> {
  return { key, head: t(`programmes.total.${key}`), number: true, cell: ({ totals }) => showNumber(totals[key]) }
}
