import type { Search } from '../shell/address'
import { useAddress } from '../shell/address'
import { EmptyState } from '../kinds/EmptyState'
import { PageHead } from '../kinds/Section'
import { Tabs } from '../kinds/Tabs'
import { UnitPicker } from '../kinds/UnitPicker'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { A11Export } from './A11Export'
import { CatchingUp } from './CatchingUp'
import { HoursLedger } from './HoursLedger'
import { HoursMonths } from './HoursMonths'
import './train.css'
import './hours.css'

export type HoursAsked = Search & { view?: string; unit?: string; state?: string; offset?: string; catch_up?: string; year?: string; session?: string }
const views = ['ledger', 'months', 'proposals'] as const
const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined)

export function HoursPage() {
  const may = useMay()
  const { account } = useSession()
  if (may('train') || may('train.unit')) return <Views />
  return <div className="page"><EmptyState title={t('hours.may_not')} {...(account.person === null ? {} : { hint: t('hours.may_not_own'), action: t('train.mine'), to: paths.personTraining(account.person) })} /></div>
}

/** The hours people owe: one by one, month by month, and what those who fall short could still come to. */
function Views() {
  const [search, change] = useAddress<HoursAsked>()
  const may = useMay()
  const { today } = useSession()
  const view = views.find((one) => one === search.view) ?? 'ledger'
  const [unit, offset, session] = [number(search.unit), number(search.offset) ?? 0, number(search.session)]
  const year = number(search.year) ?? Number(today.slice(0, 4))
  const choose = (next: Partial<HoursAsked>) => change({ offset: undefined, ...next }, true)
  const text = (id: number | null | undefined) => (id ? String(id) : undefined)
  const turnYear = (next: number) => change({ year: String(next) }, true)
  const turn = (next: number) => change({ offset: text(next) })
  const shared = { unit, offset, turn, choose }
  return (
    <div className="page train hours">
      <PageHead title={t('hours.title')} detail={t('hours.about')}>{may('export') && <A11Export unit={unit} year={year} choose={turnYear} />}</PageHead>
      <Tabs label={t('hours.views')} at={view} tabs={views.map((key) => ({ key, label: t(`hours.view.${key}`) }))} choose={(next) => choose({ view: next === 'ledger' ? undefined : next, state: undefined, catch_up: undefined, session: undefined })} />
      <div className="train-filters" role="group" aria-label={t('problems.filters')}>
        <UnitPicker clear value={unit ?? null} label={t('hours.unit')} placeholder={t('hours.any_unit')} onChange={(next) => choose({ unit: text(next) })} />
      </div>
      {view === 'ledger' && <HoursLedger {...shared} state={search.state} catchUp={search.catch_up === 'true'} />}
      {view === 'months' && <HoursMonths unit={unit} year={year} turn={turnYear} />}
      {view === 'proposals' && <CatchingUp {...shared} session={session} />}
    </div>
  )
}
