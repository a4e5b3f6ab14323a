import { useGet } from '../api/hooks'
import type { HoursPageShown } from '../api/types'
import { Chips } from '../care/Chips'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { hoursStates } from './codes'
import { HoursPeople } from './HoursPeople'
import { HoursStrip } from './HoursStrip'
import { HoursUnits } from './HoursUnits'
import '../care/care.css'

type Chosen = { unit?: string | undefined; state?: string | undefined; catch_up?: string | undefined }
type Props = { unit: number | undefined; offset: number; state: string | undefined; catchUp: boolean; choose: (next: Chosen) => void; turn: (offset: number) => void }

/** The ledger: how everybody in one's reach stands with the hours they owe. */
export function HoursLedger({ unit, offset, state: asked, catchUp, choose, turn }: Props) {
  const state = hoursStates.find((one) => one === asked)
  const { data, error, refetch, isPlaceholderData } = useGet<HoursPageShown>('/training/hours', { unit, state, catch_up: catchUp || undefined, offset: offset || undefined }, { keep: true })
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const all = Object.values(data.states).reduce((sum, count) => sum + count, 0)
  if (all === 0) return <EmptyState title={t('hours.nobody')} {...(unit === undefined ? {} : { action: t('problems.drop_filters'), onAction: () => choose({ unit: undefined }) })} />
  return (
    <>
      <p className="quiet small">{t('hours.detail', { on: data.on })}</p>
      <HoursStrip states={data.states} all={all} chosen={state} choose={(next) => choose({ state: next })} />
      {(data.catching_up > 0 || catchUp) && <Chips clear label={t('hours.catch_up_title')} value={catchUp ? 'true' : null} options={[{ value: 'true', label: counted('hours.catching_up', data.catching_up) }]} choose={(next) => choose({ catch_up: next ?? undefined })} />}
      <HoursUnits units={data.units} chosen={unit} choose={(next) => choose({ unit: String(next) })} />
      <HoursPeople page={data} state={state} catchUp={catchUp} offset={offset} fading={isPlaceholderData} turn={turn} />
    </>
  )
}
