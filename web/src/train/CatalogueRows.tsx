import type { CatalogueLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import type { Catalogue } from './codes'
import { useColumns } from './catalogueColumns'
import { EndLine } from './EndLine'

type Props = { of: Catalogue; rows: CatalogueLine[]; edit: (line: CatalogueLine) => void }

export function CatalogueRows({ of, rows, edit }: Props) {
  const go = useGo()
  const columns = useColumns(of, rows)
  const writes = rows.some((one) => one.may_write)
  return (
    <div className="catalogue-rows">
      <Table label={t('catalogue.title')} rows={rows} rowKey={(one) => one.id} open={(one) => go(paths.catalogueItem(one.id))} rowClass={(one) => (one.ended ? 'ended' : '')} columns={[
        { key: 'title', head: t(`catalogue.title_of.${of}`), title: true, least: 176, cell: (one) => <><PathLink to={paths.catalogueItem(one.id)}>{one.item.title}</PathLink>{one.ended && <> <span className="tag">{t('catalogue.ended')}</span></>}</> },
        ...columns,
        { key: 'unit', head: t('catalogue.field.unit'), least: 104, aside: true, cell: (one) => <PathLink to={paths.unit(one.unit)}>{one.unit_name}</PathLink> },
        ...(writes ? [{ key: 'tools', head: '', word: '', cell: (one: CatalogueLine) => one.may_write && <span className="row-tools no-print"><button type="button" className="link" onClick={() => edit(one)} aria-label={t('catalogue.edit_which', { title: one.item.title })}>{t('catalogue.edit')}</button><EndLine line={one} /></span> }] : []),
      ]} />
    </div>
  )
}
