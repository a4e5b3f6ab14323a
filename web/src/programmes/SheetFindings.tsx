import { CloseCircleOutlined, InfoCircleOutlined } from '@ant-design/icons'
import type { SheetFinding } from '../api/types'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'

/** What stands against rows of a list, each with its place. */
export function SheetFindings({ label, findings }: { label: string; findings: SheetFinding[] }) {
  if (findings.length === 0) return null
  return (
    <section aria-label={label}>
      <h2>{label} <span className="count">{findings.length}</span></h2>
      <Table label={label} rows={findings} rowKey={(finding) => findings.indexOf(finding)} columns={[
        { key: 'row', head: t('roster.sheet_row'), number: true, width: 56, cell: ({ row }) => row || '' },
        { key: 'column', head: t('roster.sheet_column'), width: 56, cell: ({ column }) => column },
        { key: 'stops', head: t('roster.sheet_result'), width: 96, cell: ({ stops }) => <span className={`severity ${stops ? 'error' : ''}`}>{stops ? <CloseCircleOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />} {t(stops ? 'roster.sheet_stops' : 'roster.sheet_note')}</span> },
        { key: 'sentence', head: t('roster.sheet_said'), title: true, least: 160, cell: ({ sentence }) => sentence },
      ]} />
    </section>
  )
}
