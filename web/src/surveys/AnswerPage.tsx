import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { SurveyForm } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { AnswerForm } from './AnswerForm'
import './surveys.css'

/** The form for somebody invited by name. */
export function AnswerPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { account } = useSession()
  const queries = useQueryClient()
  const path = `/surveys/${id}/answers`
  const { data, error, refetch } = useGet<SurveyForm>(path, undefined, { fresh: Infinity })
  useTitle(data?.title)
  if (!data && error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('surveys.not_invited')} hint={t('surveys.not_invited_hint')} action={t('surveys.title')} to={paths.surveys()} /></div>
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  const answer = async (answers: unknown) => {
    await send('POST', path, { answers })
    await refresh(queries, ['/surveys', '/day', '/notices'])
  }
  return (
    <div className="page surveys">
      <p><PathLink to={paths.surveys()}>{t('surveys.title')}</PathLink></p>
      <AnswerForm key={id} form={data} place={`${account.id}/${id}`} send={answer} />
    </div>
  )
}
