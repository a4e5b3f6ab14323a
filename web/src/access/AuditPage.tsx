import { useGet, usePages } from '../api/hooks'
import type { Account, AuditRow } from '../api/types'
import { Select } from 'antd'
import { useState } from 'react'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { PersonPicker } from '../kinds/PersonPicker'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { accountInWords, actionInWords, detailInWords } from './actions'
import './access.css'

type Address = Search & { person?: string; account?: string; from?: string; to?: string }

export function AuditPage() {
  const [search, change] = useAddress<Address>()
  const may = useMay()
  const accounts = useGet<Account[]>(may('accounts') ? '/accounts' : null, undefined, { fresh: 60_000 })
  const list = usePages<AuditRow>('/audit', { person: search.person, account: search.account, from: search.from, to: search.to })
  return (
    <div className="page">
      <PageHead title={t('audit.title')} detail={t('audit.detail')} />
      <div className="asked-row">
        <Asked label={t('audit.person')}><PersonPicker value={search.person ? Number(search.person) : null} onChange={(person) => change({ person: person === null ? undefined : String(person) }, true)} /></Asked>
        {accounts.data && <Asked label={t('audit.account')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} value={search.account ?? null} placeholder={t('field_hint.any')} options={accounts.data.map((one) => ({ value: String(one.id), label: one.display_name }))} onChange={(account?: string) => change({ account }, true)} /></Asked>}
        <Asked label={t('audit.from')}><DateField whole value={search.from ?? null} onChange={(from) => change({ from: from ?? undefined }, true)} /></Asked>
        <Asked label={t('audit.to')}><DateField whole value={search.to ?? null} onChange={(to) => change({ to: to ?? undefined }, true)} /></Asked>
      </div>
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton />}
      {!list.loading && !list.error && list.rows.length === 0 && <EmptyState title={t('audit.none')} />}
      {list.rows.length > 0 && (
        <Table label={t('audit.title')} rows={list.rows} rowKey={(row) => row.position} columns={[
          { key: 'position', head: t('audit.position'), number: true, width: 152, aside: true, cell: (row) => <span className="nowrap">{row.position}</span> },
          { key: 'at', head: t('audit.at'), width: 152, cell: (row) => <span className="nowrap">{showInstant(row.at)}</span> },
          { key: 'account', head: t('audit.account'), cell: (row) => accountInWords(row.account) },
          { key: 'action', head: t('audit.action'), title: true, cell: (row) => actionInWords(row.action) },
          { key: 'subjects', head: t('audit.subjects'), cell: (row) => <Subjects row={row} /> },
          { key: 'detail', head: t('audit.about'), cell: (row) => row.detail && <span className="quiet">{detailInWords(row.detail)}</span> },
        ]} />
      )}
      <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />
    </div>
  )
}

const FIRST = 6

/** By name. Whoever signs in concerns only the account already named, so that it is not said twice. */
function Subjects({ row }: { row: AuditRow }) {
  const [all, setAll] = useState(row.subjects.length <= FIRST + 2)
  if (row.action === 'sign_in') return null
  return (
    <>
      {(all ? row.subjects : row.subjects.slice(0, FIRST)).join(t('list.comma'))}
      {!all && <> <button type="button" className="link small" onClick={() => setAll(true)}>{t('audit.more_subjects', { n: row.subjects.length - FIRST })}</button></>}
    </>
  )
}
