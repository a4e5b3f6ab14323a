import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { ProgrammeLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { programmeKinds } from './codes'
import { ProgrammeRows } from './ProgrammeRows'
import './programmes.css'

const ProgrammeDrawer = lazy(() => import('./ProgrammeDrawer').then((drawer) => ({ default: drawer.ProgrammeDrawer })))
const PastDrawer = lazy(() => import('./PastDrawer').then((drawer) => ({ default: drawer.PastDrawer })))

/** Series, campaigns, cohorts, discussions and contests, with what each came to. */
export function ProgrammesPage() {
  const may = useMay()
  const [{ kind = 'all' }, change] = useAddress<Search & { kind?: string }>()
  const [open, setOpen] = useState(false)
  const [past, setPast] = useState(false)
  const { data, error, refetch } = useGet<ProgrammeLine[]>('/programmes')
  const begin = may('train') ? () => setOpen(true) : undefined
  const rows = data?.filter(({ programme }) => kind === 'all' || programme.kind === kind) ?? []
  const tabs = ['all', ...programmeKinds].map((key) => ({ key, label: key === 'all' ? t('programmes.all') : code('programme_kind', key), count: data?.filter(({ programme }) => key === 'all' || programme.kind === key).length }))
  return (
    <div className="page programmes">
      <PageHead title={t('programmes.title')} detail={t('programmes.detail')}>
        {begin && <Button icon={<UploadOutlined aria-hidden />} onClick={() => setPast(true)}>{t('past.open')}</Button>}
        {begin && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('programmes.set_up')}</Button>}
      </PageHead>
      <Tabs tabs={tabs} at={kind} choose={(key) => change({ kind: key === 'all' ? undefined : key })} label={t('programmes.field.kind')} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && rows.length === 0 && <EmptyState title={kind === 'all' ? t('programmes.none') : t('programmes.none_kind', { kind: code('programme_kind', kind) })} hint={t(begin ? 'programmes.none_hint' : 'programmes.none_read')} {...(begin ? { action: t('programmes.set_up'), onAction: begin } : {})} />}
      {rows.length > 0 && <ProgrammeRows rows={rows} kind={kind === 'all'} />}
      <Suspense fallback={null}>{open && <ProgrammeDrawer page={null} kind={kind === 'all' ? 'series' : kind} close={() => setOpen(false)} />}{past && <PastDrawer close={() => setPast(false)} />}</Suspense>
    </div>
  )
}
