import type { TestResults } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { PassMark } from './PassMark'

/** Everybody with their best paper, which the row opens. */
export function ResultsPeople({ rows }: { rows: TestResults['rows'] }) {
  const go = useGo()
  return (
    <Section title={t('results.by_person')} count={rows.length}>
      <Table label={t('results.by_person')} rows={rows} rowKey={({ who }) => who.person} open={({ best }) => go(paths.sitting(best.id))} columns={[
        { key: 'name', head: t('results.name'), title: true, least: 96, cell: ({ who }) => <PersonName id={who.person} name={who.name} /> },
        { key: 'unit', head: t('results.unit'), least: 176, cell: ({ unit_name }) => unit_name },
        { key: 'tries', head: t('results.tries'), number: true, width: 88, cell: ({ tries }) => tries },
        { key: 'best', head: t('results.best'), number: true, width: 128, cell: ({ best }) => <PathLink className="number-link" to={paths.sitting(best.id)}>{t('tests.points_of', { points: showNumber(best.points), of: showNumber(best.of) })}</PathLink> },
        { key: 'passed', head: t('tests.result'), width: 104, cell: ({ best }) => <PassMark passed={best.passed} /> },
        { key: 'at', head: t('tests.handed_in_at'), least: 136, cell: ({ best }) => <span className="day">{best.handed_in_at}</span> },
      ]} />
    </Section>
  )
}
