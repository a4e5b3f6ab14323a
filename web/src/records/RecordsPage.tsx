import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { useGet, useWrite } from '../api/hooks'
import type { CredentialMade, CredentialShown, CredentialsShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'
import { AdmitDrawer } from './AdmitDrawer'
import { Admitted } from './Admitted'
import './records.css'

/** With what learning tools come in: who may write, who may read, and how a new one begins in a minute. */
export function RecordsPage() {
  const { data, error, refetch } = useGet<CredentialsShown>('/records/credentials')
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<CredentialMade | null>(null)
  const end = useWrite((id: number) => send('POST', `/records/credentials/${id}/end`), ['/records'])
  const add = () => setAdding(true)
  return (
    <div className="page records">
      <PageHead title={t('records.title')} detail={t('records.detail')}><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('records.admit')}</Button></PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {end.error && <ProblemNote error={end.error} />}
      {made && <Admitted of={made} close={() => setMade(null)} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.rows.length === 0 && !made && <EmptyState title={t('records.none')} hint={t('records.none_hint')} action={t('records.admit')} onAction={add} />}
      {data && data.rows.length > 0 && (
        <Table<CredentialShown> label={t('records.title')} rows={data.rows} rowKey={(row) => row.id} rowClass={(row) => (row.ended_at ? 'ended' : '')} columns={[
          { key: 'title', head: t('records.field.title'), title: true, least: 160, cell: (row) => row.title },
          { key: 'unit', head: t('records.field.unit'), least: 136, cell: (row) => row.unit_name },
          { key: 'scopes', head: t('records.field.scopes'), least: 200, cell: (row) => <span className="scopes">{row.scopes.map((scope) => <code key={scope}>{scope}</code>)}</span> },
          { key: 'made', head: t('records.made'), least: 160, aside: true, cell: (row) => <span className="quiet small">{row.made_by} · {row.made_at}</span> },
          { key: 'end', head: '', word: t('records.state'), width: 136, cell: (row) => (row.ended_at ? <span className="quiet small">× {t('records.ended', { at: row.ended_at })}</span> : <Button size="small" loading={end.isPending && end.variables === row.id} onClick={() => end.mutate(row.id)}>{t('records.end')}</Button>) },
        ]} />
      )}
      {data && <p className="quiet small">{t('records.version', { version: data.version })}</p>}
      {adding && <AdmitDrawer scopes={data?.scopes ?? []} close={() => setAdding(false)} made={setMade} />}
    </div>
  )
}
