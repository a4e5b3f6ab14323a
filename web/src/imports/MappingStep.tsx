import { Button, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Import, ImportKind } from '../api/types'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'

/** Which column of the file is which of ours. What was chosen once for these heads is remembered by the server. */
export function MappingStep({ one, done }: { one: Import; done: () => void }) {
  const kinds = useGet<ImportKind[]>('/imports/kinds', undefined, { fresh: 60_000 })
  const columns = kinds.data?.find((kind) => kind.kind === one.kind)?.columns ?? []
  const [mapping, setMapping] = useState<Record<string, string | null>>(() => Object.fromEntries(one.mapping.map((row) => [row.header, row.column])))
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  const used = new Set(Object.values(mapping).filter(Boolean))
  const missing = columns.filter((column) => column.required && !used.has(column.column))
  const save = async () => {
    setBusy(true)
    try {
      await send('PUT', `/imports/${one.id}/mapping`, { mapping })
      await refresh(queries, [`/imports/${one.id}`])
      done()
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={t('imports.mapping')} note={t('imports.mapping_note')}>
      <Table label={t('imports.mapping')} rows={one.mapping} rowKey={(row) => row.header} columns={[
        { key: 'header', head: t('imports.header'), title: true, width: 200, cell: (row) => <strong>{row.header}</strong> },
        { key: 'sample', head: t('imports.sample'), cell: (row) => <span className="quiet">{row.sample.slice(0, 3).join(' / ')}</span> },
        {
          key: 'column', head: t('imports.is'), width: 260, cell: (row) => (
            <Select className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} value={mapping[row.header] ?? null} placeholder={t('imports.ignored')} aria-label={t('imports.is_of', { header: row.header })}
              options={columns.map((column) => ({ value: column.column, label: column.name, disabled: used.has(column.column) && mapping[row.header] !== column.column }))}
              onChange={(column?: string) => setMapping({ ...mapping, [row.header]: column ?? null })} />
          ),
        },
      ]} />
      <div className="row imports-act">
        <Button type="primary" loading={busy} disabled={missing.length > 0} onClick={() => void save()}>{t('imports.check')}</Button>
        {missing.length > 0 && <span className="alarm">{t('imports.missing_columns', { columns: missing.map((column) => column.name).join(t('list.comma')) })}</span>}
        {wrong && <span className="field-error" role="alert">{wrong}</span>}
      </div>
    </Section>
  )
}
