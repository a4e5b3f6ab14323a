import { useGet } from '../api/hooks'
import type { HoursPageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { UnitPicker } from '../kinds/UnitPicker'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { hoursStates } from './codes'
import { HoursPeople } from './HoursPeople'
import { HoursStrip } from './HoursStrip'
import { HoursUnits } from './HoursUnits'
import './train.css'

type Asked = Search & { unit?: string; state?: string; offset?: string }
const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined)

export function HoursPage() {
  const may = useMay()
  const { account } = useSession()
  if (may('train') || may('train.unit')) return <Ledger />
  return <div className="page"><EmptyState title={t('hours.may_not')} {...(account.person === null ? {} : { hint: t('hours.may_not_own'), action: t('train.mine'), to: paths.personTraining(account.person) })} /></div>
}

/** The ledger: how everybody in one's reach stands with the hours they owe. */
function Ledger() {
  const [search, change] = useAddress<Asked>()
  const state = hoursStates.find((one) => one === search.state)
  const [unit, offset] = [number(search.unit), number(search.offset) ?? 0]
  const { data, error, refetch, isPlaceholderData } = useGet<HoursPageShown>('/training/hours', { unit, state, offset: offset || undefined }, { keep: true })
  const choose = (next: Partial<Asked>) => change({ offset: undefined, ...next }, true)
  const all = data ? Object.values(data.states).reduce((sum, count) => sum + count, 0) : 0
  return (
    <div className="page train hours">
      <PageHead title={t('hours.title')} detail={data ? t('hours.detail', { on: data.on }) : t('hours.about')} />
      <div className="train-filters" role="group" aria-label={t('problems.filters')}>
        <UnitPicker clear value={unit ?? null} label={t('hours.unit')} placeholder={t('hours.any_unit')} onChange={(next) => choose({ unit: next === null ? undefined : String(next) })} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && all === 0 && <EmptyState title={t('hours.nobody')} {...(unit === undefined ? {} : { action: t('problems.drop_filters'), onAction: () => choose({ unit: undefined }) })} />}
      {data && all > 0 && (
        <>
          <HoursStrip states={data.states} all={all} chosen={state} choose={(next) => choose({ state: next })} />
          <HoursUnits units={data.units} chosen={unit} choose={(next) => choose({ unit: String(next) })} />
          <HoursPeople page={data} state={state} offset={offset} fading={isPlaceholderData} turn={(next) => change({ offset: next === 0 ? undefined : String(next) })} />
        </>
      )}
    </div>
  )
}
