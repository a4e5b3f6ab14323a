import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useGet, usePages } from '../api/hooks'
import type { LessonsShown, OnlineLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useSettled } from '../kinds/useSettled'
import { type Search, useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import { LessonCard } from './LessonCard'
import { LessonDrawer } from './LessonDrawer'

/** Issues, the latest first; whoever organises sees those to come as well. */
export function LessonsTab() {
  const [search, change] = useAddress<Search & { topic?: string }>()
  const [words, setWords] = useState('')
  const [adding, setAdding] = useState(false)
  const q = useSettled(words.trim(), 250)
  const first = useGet<LessonsShown>('/classroom/lessons', undefined, { fresh: 30_000 }).data
  const { rows, loading, error, more, fetching } = usePages<OnlineLine>('/classroom/lessons', { q, topic: search.topic })
  const narrowed = q !== '' || search.topic !== undefined
  const add = first?.may_publish ? () => setAdding(true) : undefined
  return (
    <div className="stack">
      <div className="row lesson-tools">
        <Input allowClear className="lesson-search" prefix={<SearchOutlined aria-hidden />} value={words} placeholder={t('lessons.search')} aria-label={t('lessons.search')} onChange={(event) => setWords(event.target.value)} />
        {(first?.topics.length ?? 0) > 0 && <Select allowClear className="lesson-topic" value={search.topic ?? null} placeholder={t('lessons.every_topic')} aria-label={t('lessons.field.topic')} options={first?.topics.map((topic) => ({ value: topic, label: topic })) ?? []} onChange={(topic?: string | null) => change({ topic: topic ?? undefined }, true)} />}
        {add && <Button className="push" type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('lessons.publish')}</Button>}
      </div>
      {error && <ProblemNote error={error} />}
      {loading && <RowsSkeleton rows={6} />}
      {!loading && !error && rows.length === 0 && (narrowed
        ? <EmptyState title={t('lessons.none_fit')} action={t('problems.drop_filters')} onAction={() => { setWords(''); change({ topic: undefined }, true) }} />
        : <EmptyState title={t('lessons.none')} hint={t(add ? 'lessons.none_hint' : 'lessons.none_read')} {...(add ? { action: t('lessons.publish'), onAction: add } : {})} />)}
      {rows.length > 0 && <ul className="lesson-cards">{rows.map((one) => <LessonCard key={one.id} of={one} />)}</ul>}
      {more && <MoreRows more={more} fetching={fetching} shown={rows.length} />}
      {adding && <LessonDrawer page={null} next={first?.next_number ?? 1} close={() => setAdding(false)} />}
    </div>
  )
}
