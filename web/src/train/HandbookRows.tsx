import type { HandbookLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { ReadBar } from './ReadBar'

export function HandbookRows({ rows }: { rows: HandbookLine[] }) {
  const go = useGo()
  return (
    <div className="handbook-rows">
      <Table label={t('handbooks.title')} rows={rows} rowKey={(one) => one.id} open={(one) => go(paths.handbook(one.id))} columns={[
        { key: 'title', head: t('handbooks.field.title'), title: true, least: 200, cell: (one) => <PathLink to={paths.handbook(one.id)}>{one.title}</PathLink> },
        { key: 'edition', head: t('handbooks.field.edition'), least: 96, cell: (one) => one.edition },
        { key: 'published_on', head: t('handbooks.field.published_on'), least: 112, cell: (one) => <span className="day">{one.published_on}</span> },
        { key: 'unit', head: t('handbooks.field.unit'), least: 136, cell: (one) => one.unit_name },
        { key: 'read', head: t('handbooks.read_head'), width: 240, cell: (one) => <ReadBar read={one.read} of={one.sections} /> },
      ]} />
    </div>
  )
}
