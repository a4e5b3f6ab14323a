import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { Card, TrainingOf } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { CohortsOf } from './CohortsOf'
import { FollowUpsWaiting } from './FollowUpsWaiting'
import { GapLines } from './GapLines'
import { PartsByYear } from './PartsByYear'
import { Speeches } from './SpeechesOf'
import { StandingShown } from './StandingShown'
import './train.css'
import './hours.css'

/** A person's training: how they stand, what they took part in, what they said, what is missing. Open to the person. */
export function PersonTrainingPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { account } = useSession()
  const own = account.person === Number(id)
  const { data, error, refetch } = useGet<TrainingOf>(`/people/${id}/training`)
  const card = useGet<Card>(own ? null : `/people/${id}/card`).data
  const name = own ? account.display_name : (card?.name ?? '')
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('train.person_not_here')} hint={t('train.person_not_here_hint')} action={t('train.title')} to={paths.training()} /></div>
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <PageSkeleton />
  const person = Number(id)
  const speeches = data.parts.filter(({ role }) => role === 'key_speaker')
  return (
    <div className="page narrow train person-training">
      <div>
        <p className="no-print"><PathLink to={paths.person(person)}>{own ? t('frame.my_file') : name || '…'}</PathLink></p>
        <PageHead title={own ? t('train.mine') : t('train.of_person', { name })} />
      </div>
      {own && <FollowUpsWaiting />}
      <StandingShown of={data.standing} catchUp={data.catch_up} />
      {data.cohorts.length > 0 && <CohortsOf cohorts={data.cohorts} />}
      <PartsByYear person={person} parts={data.parts} own={own} />
      {speeches.length > 0 && <Speeches parts={speeches} />}
      <Section title={t('gaps.title')} count={data.gaps.length} note={t('gaps.of_person_note')}>
        {data.gaps.length === 0 ? <p className="quiet">{t(own ? 'gaps.none_own' : 'gaps.none_of')}</p> : <GapLines rows={data.gaps} person={false} />}
      </Section>
    </div>
  )
}
