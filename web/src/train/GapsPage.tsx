import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { GapLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { gapStates } from './codes'
import { GapBoard } from './GapBoard'
import { GapDrawer } from './GapDrawer'
import './train.css'

type Asked = Search & { state?: string; field?: string }

export function GapsPage() {
  const may = useMay()
  const { account } = useSession()
  if (may('train') || may('train.unit')) return <Gaps />
  return <div className="page"><EmptyState title={t('gaps.may_not')} {...(account.person === null ? {} : { hint: t('gaps.may_not_own'), action: t('train.mine'), to: paths.personTraining(account.person) })} /></div>
}

/** What is missing, field by field, with whoever it is missing to. */
function Gaps() {
  const [search, change] = useAddress<Asked>()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useGet<GapLine[]>('/training/gaps')
  const state = gapStates.find((one) => one === search.state)
  const count = (value: string) => data?.filter((one) => value === '' || one.state === value).length ?? 0
  const rows = data?.filter((one) => (!state || one.state === state) && (!search.field || one.gap.field === search.field)) ?? []
  const add = () => setAdding(true)
  return (
    <div className="page train gaps">
      <PageHead title={t('gaps.title')} detail={t('gaps.detail')}><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('gaps.add')}</Button></PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data?.length === 0 && <EmptyState title={t('gaps.none')} hint={t('gaps.none_hint')} action={t('gaps.add')} onAction={add} />}
      {data && data.length > 0 && (
        <>
          <div><Segmented aria-label={t('gaps.state')} value={state ?? ''} options={['', ...gapStates].map((value) => ({ value, label: `${value ? code('gap_state', value) : t('gaps.all')} ${count(value)}` }))} onChange={(next) => change({ state: next || undefined }, true)} /></div>
          {search.field && <p className="row"><span>{t('gaps.only_field', { field: search.field })}</span><button type="button" className="link" onClick={() => change({ field: undefined }, true)}>{t('gaps.all_fields')}</button></p>}
          {rows.length === 0 ? <p className="note">{t('gaps.none_such')}</p> : <GapBoard rows={rows} choose={(field) => change({ field }, true)} chosen={search.field} />}
        </>
      )}
      {adding && <GapDrawer close={() => setAdding(false)} />}
    </div>
  )
}
