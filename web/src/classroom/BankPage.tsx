import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { usePages } from '../api/hooks'
import type { BankLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useSettled } from '../kinds/useSettled'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { BankFiles } from './BankFiles'
import { BankFilters } from './BankFilters'
import { BankRows } from './BankRows'
import { QuestionDrawer } from './QuestionDrawer'
import '../care/care.css'
import './tests.css'

type Wanted = Search & { q?: string; topic?: string; form?: string; ended?: string }

/** The questions tests are drawn from, with their right answers: only for whoever organises. */
export function BankPage() {
  const may = useMay()('train')
  const [search, change] = useAddress<Wanted>()
  const [edited, setEdited] = useState<BankLine | 'new' | null>(null)
  const q = useSettled((search.q ?? '').trim(), 200)
  const pages = usePages<BankLine>(may ? '/classroom/questions' : null, { q, topic: search.topic, form: search.form, ended: search.ended === '1' })
  if (!may) return <div className="page"><EmptyState title={t('bank.may_not')} hint={t('bank.may_not_hint')} action={t('tests.title')} to={paths.classroom('tests')} /></div>
  const filtered = Boolean(search.q || search.topic || search.form)
  const add = () => setEdited('new')
  return (
    <div className="page tests bank">
      <div>
        <p><PathLink to={paths.classroom('tests')}>{t('tests.title')}</PathLink></p>
        <PageHead title={t('bank.title')} detail={t('bank.detail')}><BankFiles topic={search.topic} form={search.form} has={pages.rows.length > 0} /><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('bank.add')}</Button></PageHead>
      </div>
      <div className="bank-tools">
        <BankFilters value={{ q: search.q ?? '', topic: search.topic, form: search.form }} change={(next) => change(Object.fromEntries(Object.entries(next).map(([name, value]) => [name, value || undefined])), true)} />
        <Checkbox checked={search.ended === '1'} onChange={(event) => change({ ended: event.target.checked ? '1' : undefined }, true)}>{t('bank.with_ended')}</Checkbox>
      </div>
      {pages.error && <ProblemNote error={pages.error} />}
      {pages.loading && <RowsSkeleton rows={8} />}
      {!pages.loading && !pages.error && pages.rows.length === 0 && (filtered ? <EmptyState title={t('bank.nothing')} hint={t('bank.nothing_hint')} action={t('bank.all')} onAction={() => change({ q: undefined, topic: undefined, form: undefined }, true)} /> : <EmptyState title={t('bank.none')} hint={t('bank.none_hint')} action={t('bank.add')} onAction={add} />)}
      {pages.rows.length > 0 && <BankRows rows={pages.rows} open={setEdited} />}
      {pages.more && <MoreRows more={pages.more} fetching={pages.fetching} shown={pages.rows.length} />}
      {edited && <QuestionDrawer key={edited === 'new' ? 'new' : edited.id} line={edited === 'new' ? null : edited} topic={search.topic ?? ''} close={() => setEdited(null)} renew={setEdited} />}
    </div>
  )
}
