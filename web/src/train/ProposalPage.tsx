import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { CarriedOut, ClassProposal } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { ProposalDone } from './ProposalDone'
import { ProposalForm } from './ProposalForm'
import '../care/care.css'
import '../programmes/sessions.css'
import './train.css'
import './need.css'

/** A class for gaps, filled in as far as it is known. */
export function ProposalPage() {
  const may = useMay()('train')
  const [{ gaps }] = useAddress<Search & { gaps?: string }>()
  if (!may) return <div className="page"><EmptyState title={t('sessions.may_not')} hint={t('sessions.may_not_hint')} action={t('programmes.title')} to={paths.programmes()} /></div>
  if (!gaps) return <div className="page"><EmptyState title={t('proposal.no_gaps')} hint={t('proposal.no_gaps_hint')} action={t('gaps.title')} to={paths.gaps()} /></div>
  return <Proposed key={gaps} gaps={gaps} />
}

function Proposed({ gaps }: { gaps: string }) {
  const { data, error, refetch } = useGet<ClassProposal>('/training/proposals', { gaps }, { fresh: Infinity })
  const [done, setDone] = useState<{ answer: CarriedOut; title: string } | null>(null)
  if (done) return <ProposalDone {...done} />
  if (data) return <ProposalForm proposal={data} done={(answer, title) => setDone({ answer, title })} />
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /><p><PathLink className="underlined" to={paths.gaps()}>{t('proposal.to_gaps')}</PathLink></p></div> : <PageSkeleton />
}
