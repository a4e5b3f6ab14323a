import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { FollowUp } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { byClass, keyOf } from './followUp'
import { FollowUpClass } from './FollowUpClass'
import './train.css'
import './effects.css'

/** Months after a class: two questions to whoever completed it and to their superior. */
export function FollowUpsPage() {
  const { account } = useSession()
  const { data, error, refetch } = useGet<FollowUp[]>('/training/follow-ups')
  const [answered, setAnswered] = useState<Record<string, FollowUp & { entry: number }>>({})
  // An answered one stays where it was, even when the list is read again without it.
  const kept = Object.values(answered).filter((one) => !data?.some((row) => keyOf(row) === keyOf(one)))
  const rows = [...(data ?? []), ...kept]
  const waiting = rows.filter((row) => !(keyOf(row) in answered)).length
  return (
    <div className="page narrow train follow-ups">
      <PageHead title={t('followups.title')} detail={rows.length > 0 ? t(waiting === 0 ? 'followups.all_done' : 'followups.waiting', { n: waiting }) : t('followups.about')} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data && rows.length === 0 && <EmptyState title={t('followups.none')} hint={t('followups.none_hint')} {...(account.person === null ? {} : { action: t('train.mine'), to: paths.personTraining(account.person) })} />}
      {byClass(rows).map((group) => <FollowUpClass key={`${group[0]?.session}.${group[0]?.by}`} rows={group} entries={answered} done={(row, entry) => setAnswered((old) => ({ ...old, [keyOf(row)]: { ...row, entry } }))} />)}
    </div>
  )
}
