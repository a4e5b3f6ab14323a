import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Import, ImportKind } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showInstant, showNumber } from '../words/dates'
import { StartImport } from './StartImport'
import './imports.css'

export function ImportsPage() {
  const kinds = useGet<ImportKind[]>('/imports/kinds')
  const list = useGet<Import[]>('/imports')
  const [kind, setKind] = useState<string | null>(null)
  const go = useGo()
  const chosen = kinds.data?.find((one) => one.kind === kind) ?? kinds.data?.[0]
  return (
    <div className="page">
      <PageHead title={t('imports.title')} detail={t('imports.detail')} />
      {kinds.error && <ProblemNote error={kinds.error} retry={() => void kinds.refetch()} />}
      {chosen && <StartImport kinds={kinds.data ?? []} kind={chosen} choose={setKind} />}
      <Section title={t('imports.past')} count={list.data?.length}>
        {list.error && <ProblemNote error={list.error} />}
        {list.isPending && <RowsSkeleton rows={4} />}
        {list.data?.length === 0 && <EmptyState title={t('imports.none')} hint={t('imports.none_hint')} />}
        {list.data && list.data.length > 0 && (
          <Table label={t('imports.past')} rows={list.data} rowKey={(one) => one.id} open={(one) => go(paths.import(one.id))} columns={[
            { key: 'name', head: t('imports.name'), title: true, cell: (one) => <PathLink to={paths.import(one.id)}>{one.name || one.source_name}</PathLink> },
            { key: 'state', head: t('imports.state'), cell: (one) => <span className={`tag${one.state === 'failed' ? ' alarm' : one.state === 'adopted' ? ' accent' : ''}`}>{code('import_state', one.state)}</span> },
            { key: 'new', head: t('imports.count.new'), number: true, cell: (one) => showNumber(one.counts.new) },
            { key: 'changed', head: t('imports.count.changed'), number: true, cell: (one) => showNumber(one.counts.changed) },
            { key: 'refused', head: t('imports.count.refused'), number: true, cell: (one) => showNumber(one.counts.refused) },
            { key: 'by', head: t('imports.by'), cell: (one) => one.by },
            { key: 'at', head: t('imports.at'), cell: (one) => showInstant(one.at) },
          ]} />
        )}
      </Section>
    </div>
  )
}
