import { useGet } from '../api/hooks'
import type { EffectsPageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { EffectCourses } from './EffectCourses'
import { EffectLecturers } from './EffectLecturers'
import { EffectPeriod } from './EffectPeriod'
import './train.css'
import './effects.css'

export function EffectsPage() {
  const may = useMay()
  const { account } = useSession()
  if (may('train')) return <Effects />
  return <div className="page"><EmptyState title={t('effects.may_not')} {...(account.person === null ? {} : { hint: t('effects.may_not_own'), action: t('train.mine'), to: paths.personTraining(account.person) })} /></div>
}

/** What courses and lecturers came to in a period, each with how sure it is. */
function Effects() {
  const [{ from, to }, change] = useAddress<Search & { from?: string; to?: string }>()
  const turned = from !== undefined && to !== undefined && from > to
  const { data, error, refetch, isPlaceholderData } = useGet<EffectsPageShown>(turned ? null : '/training/effects', { from, to }, { keep: true })
  const held = data?.courses.length ?? 0
  const taught = data?.lecturers.some(({ sessions }) => sessions > 0) ? data.lecturers.filter(({ sessions, last }) => sessions > 0 || last !== null) : []
  const asked = from !== undefined || to !== undefined
  return (
    <div className="page train effects">
      <PageHead title={t('effects.title')} detail={t('effects.detail')} />
      <EffectPeriod from={from ?? data?.from ?? null} to={to ?? data?.to ?? null} turned={turned} change={(next) => change(next, true)} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && !turned && <RowsSkeleton />}
      {data && held === 0 && <EmptyState title={t('effects.none')} hint={t('effects.none_hint')} {...(asked ? { action: t('effects.usual_period'), onAction: () => change({ from: undefined, to: undefined }) } : { action: t('train.title'), to: paths.training() })} />}
      {data && held > 0 && <><p className="note">{t('effects.interval_note')}</p><EffectCourses rows={data.courses} fading={isPlaceholderData} /></>}
      {taught.length > 0 && <EffectLecturers rows={taught} fading={isPlaceholderData} />}
    </div>
  )
}
