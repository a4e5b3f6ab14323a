import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showTenths } from './lessons'
import { sits, students } from './roster'

/** What it came to for each: completed or not and why, class hours, days, and the line on the file. */
export function OutcomeTab({ page }: { page: SessionShown }) {
  const go = useGo()
  const parts = students(page.parts).filter(sits)
  const completed = parts.filter(({ state }) => state === 'completed').length
  if (parts.length === 0) return <p className="quiet">{t('sessions.outcome_none')}</p>
  return (
    <div className="stack tight">
      {page.may_write && completed > 0 && <p className="no-print"><Button icon={<PrinterOutlined aria-hidden />} onClick={() => go(paths.certificates(page.id))}>{t('certificates.print')}</Button></p>}
      <dl className="figure-strip">
        <div><dt>{t('sessions.outcome_completed')}</dt><dd>{completed}</dd></div>
        <div><dt>{t('sessions.outcome_failed')}</dt><dd>{parts.length - completed}</dd></div>
        <div><dt>{t('sessions.hours')}</dt><dd>{showTenths(page.tenths)}</dd></div>
      </dl>
      <Table label={t('sessions.tab.outcome')} rows={parts} rowKey={(part) => part.id} columns={[
        { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: (part) => (part.person === null ? part.name : <PersonName id={part.person} name={part.name} />) },
        { key: 'unit', head: t('sessions.of_unit'), least: 144, cell: (part) => part.unit !== null && <PathLink to={paths.unit(part.unit)}>{part.unit_name}</PathLink> },
        { key: 'state', head: t('sessions.outcome'), least: 112, cell: (part) => <><span className={`seat-state ${part.state}`}>{code('seat_state', part.state)}</span>{part.why && <span className="quiet small seat-why">{part.why}</span>}</> },
        { key: 'hours', head: t('sessions.hours'), number: true, cell: (part) => showTenths(part.tenths) },
        { key: 'days', head: t('sessions.days_count'), number: true, cell: (part) => part.halves / 2 },
        { key: 'entry', head: t('sessions.on_file'), cell: (part) => (part.entry !== null && part.person !== null ? <PathLink className="lined" to={paths.entry(part.person, part.entry)}>{t('sessions.to_entry')}</PathLink> : part.person === null ? t('sessions.no_file') : '') },
      ]} />
    </div>
  )
}
