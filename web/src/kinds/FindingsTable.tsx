import { CloseCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons'
import type { FindingText } from '../api/types'
import { t } from '../words/catalogue'
import { Table } from './Table'

const marks = { error: <CloseCircleOutlined aria-hidden />, warning: <ExclamationCircleOutlined aria-hidden />, note: <InfoCircleOutlined aria-hidden /> }

export function Severity({ severity }: { severity: FindingText['severity'] }) {
  return <span className={`severity ${severity}`}>{marks[severity]} {t(`severity.${severity}`)}</span>
}

export function FindingsTable({ findings }: { findings: FindingText[] }) {
  return (
    <Table label={t('findings.title')} rows={findings} rowKey={(finding) => findings.indexOf(finding)} columns={[
      { key: 'severity', head: t('findings.severity'), width: 96, cell: (finding) => <Severity severity={finding.severity} /> },
      { key: 'place', head: t('findings.place'), least: 96, cell: (finding) => [finding.file, finding.part].filter(Boolean).join(' › ') },
      { key: 'row', head: t('findings.row'), number: true, width: 64, cell: (finding) => finding.row || '' },
      { key: 'column', head: t('findings.column'), least: 80, cell: (finding) => finding.column },
      { key: 'value', head: t('findings.value'), cell: (finding) => finding.value && <span className="pre">{finding.value}</span> },
      { key: 'sentence', head: t('findings.sentence'), least: 200, title: true, cell: (finding) => <span className="pre">{finding.sentence}</span> },
    ]} />
  )
}
