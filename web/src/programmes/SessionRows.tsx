import type { SessionLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { showTenths } from './lessons'
import { Period } from './Period'
import { SessionMark } from './SessionMark'

/** Sessions by date, the latest first, each with who sits, who waits and what it counts for. */
export function SessionRows({ rows }: { rows: SessionLine[] }) {
  const go = useGo()
  const latest = [...rows].sort((one, other) => other.from.localeCompare(one.from))
  return (
    <div className="session-rows">
      <Table label={t('programmes.sessions')} rows={latest} rowKey={(line) => line.id} open={(line) => go(paths.trainingSession(line.id))} columns={[
        { key: 'days', head: t('sessions.days'), least: 104, cell: (line) => <Period from={line.from} to={line.to} /> },
        { key: 'title', head: t('sessions.field.title'), title: true, least: 176, cell: (line) => <><PathLink className="lined" to={paths.trainingSession(line.id)}>{line.title}</PathLink>{line.number !== null && <span className="quiet small"> {t('sessions.number_n', { n: line.number })}</span>}</> },
        { key: 'form', head: t('sessions.field.form'), least: 88, cell: (line) => code('discussion_form', line.discussion) || code('session_form', line.form) },
        { key: 'unit', head: t('sessions.field.unit'), least: 112, cell: (line) => <PathLink to={paths.unit(line.unit)}>{line.unit_name}</PathLink> },
        { key: 'state', head: t('sessions.state'), least: 88, cell: (line) => <SessionMark state={line.state} /> },
        { key: 'sit', head: t('sessions.sit'), number: true, cell: (line) => (line.heads !== null && line.sit === 0 ? showNumber(line.heads) : line.capacity === null ? showNumber(line.sit) : t('sessions.of', { n: line.sit, of: line.capacity })) },
        { key: 'completed', head: t('sessions.completed'), number: true, aside: true, cell: (line) => (line.state === 'held' ? showNumber(line.completed) : '') },
        { key: 'hours', head: t('sessions.hours'), number: true, aside: true, cell: (line) => (line.tenths > 0 ? showTenths(line.tenths) : '') },
      ]} />
    </div>
  )
}
