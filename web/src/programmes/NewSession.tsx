import { useGet } from '../api/hooks'
import type { ProgrammePageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { blankSession } from './session'
import { SessionForm } from './SessionForm'

/** A session about to be planned, with what its programme and slot know of it. */
export function NewSession() {
  const { today } = useSession()
  const may = useMay()('train')
  const [{ programme, slot }] = useAddress<Search & { programme?: string; slot?: string }>()
  const { data, error, refetch } = useGet<ProgrammePageShown>(may && programme ? `/programmes/${programme}` : null)
  if (!may) return <div className="page"><EmptyState title={t('sessions.may_not')} hint={t('sessions.may_not_hint')} action={t('programmes.title')} to={paths.programmes()} /></div>
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (programme && !data) return <PageSkeleton />
  return <SessionForm key={`${programme} ${slot}`} page={null} empty={blankSession(today, data, slot === undefined ? undefined : Number(slot))} />
}
