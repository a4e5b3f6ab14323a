import { useGet } from '../api/hooks'
import type { CompetenceNeedsShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { UnitPicker } from '../kinds/UnitPicker'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { CompetenceRows } from './CompetenceRows'
import { NeedList } from './NeedList'
import { readings } from './needRows'
import './train.css'
import './need.css'

type Asked = Search & { unit?: string; competence?: string; reading?: string; offset?: string }
const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined)

export function CompetenceNeedsPage() {
  const may = useMay()
  const { account } = useSession()
  if (may('train')) return <Needs />
  return <div className="page"><EmptyState title={t('cneeds.may_not')} {...(account.person === null ? {} : { hint: t('gaps.may_not_own'), action: t('train.mine'), to: paths.personTraining(account.person) })} /></div>
}

/** What posts ask for against what their holders hold. */
function Needs() {
  const [search, change] = useAddress<Asked>()
  const [unit, competence, offset] = [number(search.unit), number(search.competence), number(search.offset) ?? 0]
  const reading = readings.find((one) => one === search.reading)
  const { data, error, refetch, isPlaceholderData } = useGet<CompetenceNeedsShown>('/training/needs', { unit, competence, reading, offset: offset || undefined }, { keep: true })
  const choose = (next: Partial<Asked>) => change({ offset: undefined, ...next }, true)
  const text = (id: number | null | undefined) => (id === null || id === undefined ? undefined : String(id))
  return (
    <div className="page train needs">
      <PageHead title={t('cneeds.title')} detail={t('cneeds.detail')} />
      <div className="train-filters" role="group" aria-label={t('problems.filters')}>
        <UnitPicker clear value={unit ?? null} label={t('cneeds.unit')} placeholder={t('hours.any_unit')} onChange={(next) => choose({ unit: text(next), competence: undefined })} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.competences.length === 0 && (unit === undefined
        ? <EmptyState title={t('cneeds.none')} hint={t('cneeds.none_hint')} action={t('cneeds.to_units')} to={paths.units()} />
        : <EmptyState title={t('cneeds.none_unit')} action={t('problems.drop_filters')} onAction={() => choose({ unit: undefined })}><p><PathLink className="underlined" to={paths.unit(unit)}>{t('cneeds.to_unit')}</PathLink></p></EmptyState>)}
      {data && data.competences.length > 0 && (
        <>
          <p className="note">{t('cneeds.claim_note')} <PathLink to={paths.competences()}>{t('cneeds.to_framework')}</PathLink></p>
          <CompetenceRows rows={data.competences} chosen={competence} reading={reading} fading={isPlaceholderData} choose={(next, of) => choose({ competence: text(next), reading: of })} />
          <NeedList key={`${unit} ${competence}`} page={data} competence={competence} reading={reading} offset={offset} fading={isPlaceholderData} choose={(next) => choose({ reading: next })} turn={(next) => change({ offset: next === 0 ? undefined : String(next) })} />
        </>
      )}
    </div>
  )
}
