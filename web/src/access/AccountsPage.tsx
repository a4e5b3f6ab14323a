import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { Account } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { type Search, useAddress } from '../shell/address'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import './access.css'

const AccountDrawer = lazy(() => import('./AccountDrawer'))
type Address = Search & { q?: string; open?: string }

export function AccountsPage() {
  const { data, error, refetch } = useGet<Account[]>('/accounts')
  const [search, change] = useAddress<Address>()
  const [making, setMaking] = useState(false)
  const words = (search.q ?? '').toLowerCase()
  const shown = (data ?? []).filter((one) => !words || [one.name, one.display_name, one.person_name ?? '', ...one.grants.map((grant) => `${code('role', grant.role)}${grant.unit_name}`)].join(' ').toLowerCase().includes(words))
  const opened = data?.find((one) => String(one.id) === search.open)
  return (
    <div className="page">
      <PageHead title={t('accounts.title')} detail={t('accounts.detail')}>
        <Input allowClear className="account-search" value={search.q ?? ''} placeholder={t('accounts.search')} aria-label={t('accounts.search')} onChange={(event) => change({ q: event.target.value }, true)} />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>{t('accounts.new')}</Button>
      </PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && shown.length === 0 && <EmptyState title={words ? t('search.none', { text: search.q ?? '' }) : t('accounts.none')} />}
      {shown.length > 0 && (
        <div>
          <p className="quiet">{t('accounts.count', { n: shown.length })}</p>
          <Table label={t('accounts.title')} rows={shown} rowKey={(one) => one.id} open={(one) => change({ open: String(one.id) })} columns={[
            { key: 'name', head: t('signin.account'), title: true, cell: (one) => <button type="button" className="link" onClick={() => change({ open: String(one.id) })}>{one.name}</button> },
            { key: 'display', head: t('field.display_name'), cell: (one) => one.display_name },
            { key: 'person', head: t('accounts.person'), cell: (one) => one.person !== null && <PersonName id={one.person} name={one.person_name ?? String(one.person)} /> },
            { key: 'grants', head: t('accounts.grants'), cell: (one) => one.grants.map((grant) => t('accounts.grant_short', { role: code('role', grant.role), unit: grant.unit_name })).join(t('list.semicolon')) },
            { key: 'last', head: t('accounts.last'), cell: (one) => showInstant(one.last_sign_in) || <span className="quiet">{t('accounts.never')}</span> },
            { key: 'state', head: t('accounts.state'), cell: (one) => (one.locked ? <span className="tag alarm">{t('accounts.locked')}</span> : <span className="quiet">{t('accounts.active')}</span>) },
          ]} />
        </div>
      )}
      <Suspense fallback={null}>
        {(making || opened) && <AccountDrawer key={opened?.id ?? 'new'} account={opened ?? null} close={() => { setMaking(false); change({ open: undefined }) }} />}
      </Suspense>
    </div>
  )
}
