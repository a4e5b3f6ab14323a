import { Checkbox, Segmented, Select } from 'antd'
import type { Parameters } from '../api/client'
import type { Search } from '../shell/address'
import { t } from '../words/catalogue'
import { choices, kinds, states } from './codes'

export type Asked = Search & { side?: string; show?: string; kind?: string; state?: string; overdue?: string }
const shows = ['open', 'closed', 'all'] as const

/** What the address asks for, as the server wants to be asked. Only what is open can be overdue. */
export function questionOf({ show, kind, state, overdue }: Asked): Parameters {
  return { open: show === 'all' ? undefined : show !== 'closed', kind, state, overdue: overdue === '1' && show !== 'closed' ? true : undefined }
}

export function isNarrowed({ show, kind, state, overdue }: Asked): boolean {
  return Boolean((show && show !== 'open') || kind || state || overdue)
}

/** Open states while one looks at what is open, closed ones else. */
function statesFor(show: string): string[] {
  return states.filter((state) => show === 'all' || (state === 'closed' || state === 'joined') === (show === 'closed'))
}

export function Filters({ search, change }: { search: Asked; change: (next: Partial<Asked>, replace?: boolean) => void }) {
  const show = shows.find((one) => one === search.show) ?? 'open'
  return (
    <div className="problem-filters" role="group" aria-label={t('problems.filters')}>
      <Segmented value={show} options={shows.map((value) => ({ value, label: t(`problems.show.${value}`) }))} aria-label={t('problems.shows')}
        onChange={(next) => change({ show: next === 'open' ? undefined : next, state: undefined, overdue: undefined }, true)} />
      <Select allowClear placeholder={t('problems.any_kind')} aria-label={t('problems.any_kind')} value={search.kind ?? null} options={choices('problem_kind', kinds)} onChange={(kind?: string | null) => change({ kind: kind ?? undefined }, true)} />
      <Select allowClear placeholder={t('problems.any_state')} aria-label={t('problems.any_state')} value={search.state ?? null} options={choices('problem_state', statesFor(show))} popupMatchSelectWidth={false}
        onChange={(state?: string | null) => change({ state: state ?? undefined }, true)} />
      {show !== 'closed' && <Checkbox checked={search.overdue === '1'} onChange={(event) => change({ overdue: event.target.checked ? '1' : undefined }, true)}>{t('problems.only_overdue')}</Checkbox>}
    </div>
  )
}
