import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Radio } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { address, newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { ImportKind } from '../api/types'
import { Drop } from '../kinds/Drop'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

type Props = { kinds: ImportKind[]; kind: ImportKind; choose: (kind: string) => void }

/** What is being brought in, and the files. Nothing is written until the check has been read. */
export function StartImport({ kinds, kind, choose }: Props) {
  const [busy, setBusy] = useState(false)
  const [columns, setColumns] = useState(false)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const go = useGo()
  const start = async (files: File[]) => {
    setBusy(true)
    const form = new FormData()
    form.append('kind', kind.kind)
    for (const file of files) form.append('file', file, file.webkitRelativePath || file.name)
    try {
      const made = await send<{ id: number }>('POST', '/imports', form, { once: newKey() })
      await refresh(queries, ['/imports'])
      go(paths.import(made.id))
    } catch (error) {
      void message.error(sentenceOf(error), 8)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={t('imports.start')}>
      <div className="stack">
        <Radio.Group value={kind.kind} onChange={(event) => choose(event.target.value as string)} options={kinds.map((one) => ({ value: one.kind, label: one.name }))} aria-label={t('imports.kind')} />
        <Drop take={(files) => void start(files)} busy={busy} folder hint={t('imports.drop', { accepts: kind.accepts.join(' ') })} />
        <div className="row">
          {kind.columns.length > 0 && <Button icon={<DownloadOutlined aria-hidden />} href={address(`/imports/kinds/${kind.kind}/template.xlsx`)}>{t('imports.template')}</Button>}
          {kind.columns.length > 0 && <button type="button" className="link" aria-expanded={columns} onClick={() => setColumns(!columns)}>{t(columns ? 'imports.columns_hide' : 'imports.columns_show')}</button>}
          <span className="quiet small">{t('imports.nothing_yet')}</span>
        </div>
        {columns && (
          <Table label={t('imports.columns')} rows={kind.columns} rowKey={(one) => one.column} columns={[
            { key: 'name', head: t('imports.column'), title: true, cell: (one) => <>{one.name}{one.required && <span className="tag notice tag-gap">{t('imports.required')}</span>}</> },
            { key: 'about', head: t('imports.about'), cell: (one) => one.about },
            { key: 'example', head: t('imports.example'), cell: (one) => one.example },
            { key: 'aliases', head: t('imports.aliases'), cell: (one) => one.aliases.join(t('list.comma')) },
          ]} />
        )}
      </div>
    </Section>
  )
}
