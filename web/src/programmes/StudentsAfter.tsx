import type { SessionAfter } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

type Row = SessionAfter['students'][number]

/** Each student's confirmed work for projects, before and since; every number opens the file it is from. */
export function StudentsAfter({ rows }: { rows: Row[] }) {
  const may = useMay()('people.read')
  const { account } = useSession()
  const number = (row: Row, value: number) => (value === 0 || (!may && account.person !== row.person) ? showNumber(value) : <PathLink className="lined" to={`${paths.person(row.person)}#contributions`}>{showNumber(value)}</PathLink>)
  return (
    <Section id="students" title={t('sessions.students_after')} count={rows.length} note={t('sessions.students_after_note')}>
      <Table label={t('sessions.students_after')} rows={rows} rowKey={(row) => row.person} columns={[
        { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: (row) => <PersonName id={row.person} name={row.name} /> },
        { key: 'post', head: t('sessions.post'), least: 160, cell: (row) => row.post },
        { key: 'before', head: t('sessions.after_before'), number: true, cell: (row) => number(row, row.before) },
        { key: 'since', head: t('sessions.after_since'), number: true, cell: (row) => number(row, row.since) },
        { key: 'results', head: t('sessions.after_results'), number: true, cell: (row) => number(row, row.results) },
      ]} />
    </Section>
  )
}
