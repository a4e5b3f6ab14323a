import type { SessionLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { hoursInWords } from './amounts'
import { SessionMark } from './Mark'
import { attendedInWords, spanInWords, titleOf } from './sessions'

/** Sessions one below the other: when, what, where, and how many took part. */
export function SessionRows({ rows, label }: { rows: SessionLine[]; label: string }) {
  const go = useGo()
  return (
    <div className="session-rows">
      <Table label={label} rows={rows} rowKey={(one) => one.id} open={(one) => go(paths.trainingSession(one.id))} columns={[
        { key: 'days', head: t('train.days'), least: 112, cell: (one) => <span className="day">{spanInWords(one)}</span> },
        { key: 'title', head: t('train.session'), title: true, least: 200, cell: (one) => <PathLink to={paths.trainingSession(one.id)}>{titleOf(one)}</PathLink> },
        { key: 'form', head: t('train.form'), least: 88, cell: (one) => code('session_form', one.form) },
        { key: 'state', head: t('train.state'), least: 88, cell: (one) => <SessionMark state={one.state} /> },
        { key: 'unit', head: t('train.unit'), least: 120, cell: (one) => <PathLink to={paths.unit(one.unit)}>{one.unit_name}</PathLink> },
        { key: 'place', head: t('train.place'), least: 96, cell: (one) => one.place },
        { key: 'people', head: t('train.attended'), least: 88, cell: (one) => attendedInWords(one) },
        { key: 'hours', head: t('train.hours'), least: 72, aside: true, cell: (one) => (one.tenths > 0 ? hoursInWords(one.tenths) : '') },
      ]} />
    </div>
  )
}
