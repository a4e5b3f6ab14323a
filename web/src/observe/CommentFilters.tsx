import { Input, Select } from 'antd'
import type { CommentPage } from '../api/types'
import { PersonPicker } from '../kinds/PersonPicker'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { channels, commentGroups } from './CommentCodes'
import type { Asked } from './CommentPages'
import { frontLines } from './codes'

type Props = { search: Asked; change: (next: Partial<Asked>, replace?: boolean) => void; people: CommentPage['people'] }

export function CommentFilters({ search, change, people }: Props) {
  const one = (name: 'group' | 'channel' | 'front_line', table: string, codes: readonly string[]) => (
    <Select allowClear placeholder={t(`comments.any.${name}`)} aria-label={t(`comments.any.${name}`)} value={search[name] ?? null} options={choices(table, codes)} popupMatchSelectWidth={false}
      onChange={(next?: string | null) => change({ [name]: next ?? undefined }, true)} />
  )
  const person = search.person ? Number(search.person) : null
  return (
    <div className="comment-filters" role="group" aria-label={t('problems.filters')}>
      <Input.Search key={search.q ?? ''} className="comment-search" defaultValue={search.q ?? ''} allowClear placeholder={t('comments.search')} aria-label={t('comments.search')} onSearch={(q) => change({ q: q.trim() || undefined }, true)} />
      {one('group', 'source_kind', commentGroups)}
      {one('channel', 'channel', channels)}
      {one('front_line', 'front_line', frontLines)}
      <div className="comment-person"><PersonPicker value={person} name={people.find((found) => found.person === person)?.name ?? null} onChange={(next) => change({ person: next === null ? undefined : String(next) }, true)} /></div>
    </div>
  )
}
