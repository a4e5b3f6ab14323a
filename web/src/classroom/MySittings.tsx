import type { SittingLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { PassMark } from './PassMark'

/** One's own papers of a test, each open to be read. */
export function MySittings({ rows }: { rows: SittingLine[] }) {
  const go = useGo()
  if (rows.length === 0) return null
  return (
    <Section title={t('tests.mine')} count={rows.length}>
      <Table label={t('tests.mine')} rows={rows} rowKey={(one) => one.id} open={(one) => go(paths.sitting(one.id))} columns={[
        { key: 'begun', head: t('tests.begun_at'), title: true, least: 136, cell: (one) => <PathLink className="day" to={paths.sitting(one.id)}>{one.begun_at}</PathLink> },
        { key: 'handed', head: t('tests.handed_in_at'), least: 136, cell: (one) => <span className="day">{one.handed_in_at ?? '—'}</span> },
        { key: 'points', head: t('tests.points'), number: true, least: 96, cell: (one) => (one.points === null ? '—' : t('tests.points_of', { points: showNumber(one.points), of: showNumber(one.of) })) },
        { key: 'passed', head: t('tests.result'), least: 96, cell: (one) => (one.state === 'marked' ? <PassMark passed={one.passed} /> : code('attempt_state', one.state)) },
        { key: 'entry', head: '', least: 96, cell: (one) => (one.entry === null ? '' : <span className="quiet small">{t('tests.on_file')}</span>) },
      ]} />
    </Section>
  )
}
