import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { CommentCounts } from './CommentCounts'
import { CommentDrawer } from './CommentDrawer'
import { CommentFilters } from './CommentFilters'
import { CommentLines } from './CommentLines'
import { type Asked, isNarrowed, nothingAsked, useComments } from './CommentPages'
import { MayNotObserve } from './MayNotObserve'
import './teams.css'

/** What people say of officials, from wherever it came; who said it is on no page. */
export function CommentsPage() {
  const may = useMay()('observe')
  const [search, change] = useAddress<Asked>()
  const [open, setOpen] = useState(false)
  const list = useComments(search, may)
  if (!may) return <div className="page"><MayNotObserve /></div>
  const begin = () => setOpen(true)
  const { counts } = list
  return (
    <div className="page comments">
      <PageHead title={t('comments.title')} detail={t('comments.detail')}>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('comments.record')}</Button>
      </PageHead>
      <CommentFilters search={search} change={change} people={counts?.people ?? []} />
      {list.error && <ProblemNote error={list.error} retry={list.retry} />}
      {!counts && !list.error && <RowsSkeleton />}
      {counts?.all === 0 && (isNarrowed(search)
        ? <EmptyState title={t('comments.none_fit')} action={t('problems.drop_filters')} onAction={() => change(nothingAsked)} />
        : <EmptyState title={t('comments.none')} hint={t('comments.none_hint')} action={t('comments.record')} onAction={begin} />)}
      {counts && counts.all > 0 && (
        <div className={`comments-body${list.fading ? ' fading' : ''}`}>
          <div className="stack tight">
            <button type="button" className="link to-counts no-print" onClick={() => document.getElementById('counts')?.scrollIntoView()}>{t('comments.to_counts')}</button>
            <CommentLines rows={list.rows} />
            {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={counts.all} />}
          </div>
          <CommentCounts counts={counts} search={search} change={change} />
        </div>
      )}
      {open && <CommentDrawer person={search.person ? Number(search.person) : null} close={() => setOpen(false)} />}
    </div>
  )
}
