import { Select } from 'antd'
import { DateField } from '../kinds/DateField'
import { choices } from '../problems/codes'
import type { Search } from '../shell/address'
import { t } from '../words/catalogue'
import { talkKinds } from './codes'

export type Asked = Search & { whose?: string; kind?: string; from?: string; to?: string }

export function isNarrowed({ kind, from, to }: Asked): boolean {
  return Boolean(kind || from || to)
}

export function TalkFilters({ search, change }: { search: Asked; change: (next: Partial<Asked>, replace?: boolean) => void }) {
  return (
    <div className="talk-filters" role="group" aria-label={t('problems.filters')}>
      <Select allowClear placeholder={t('talks.any_kind')} aria-label={t('talks.field.kind')} value={search.kind ?? null} options={choices('talk_kind', talkKinds)} onChange={(kind?: string | null) => change({ kind: kind ?? undefined }, true)} />
      <label><span className="quiet">{t('talks.from')}</span><DateField whole value={search.from ?? null} onChange={(from) => change({ from: from ?? undefined }, true)} /></label>
      <label><span className="quiet">{t('talks.to')}</span><DateField whole value={search.to ?? null} onChange={(to) => change({ to: to ?? undefined }, true)} /></label>
    </div>
  )
}
