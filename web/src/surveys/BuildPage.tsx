import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { SurveyShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Builder } from './Builder'
import { NoSurvey } from './NoSurvey'
import { templateOf } from './templates'
import { blankSurvey, typedOf } from './typed'
import './surveys.css'

/** A survey is written here, anew or once more while it has not begun. */
export function BuildPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const may = useMay()('surveys')
  if (!may) return <div className="page"><EmptyState title={t('surveys.may_not')} hint={t('surveys.may_not_hint')} action={t('surveys.title')} to={paths.surveys()} /></div>
  return id ? <Again key={id} id={Number(id)} /> : <Anew />
}

function Anew() {
  const { grants } = useSession()
  const [start] = useState(() => blankSurvey(grants[0]?.unit ?? null, templateOf('satisfaction')))
  return <Builder start={start} id={null} invited={0} unitName={grants[0]?.unit_name ?? null} />
}

function Again({ id }: { id: number }) {
  const { data, error, refetch } = useGet<SurveyShown>(`/surveys/${id}`)
  if (error instanceof Problem && error.status === 404) return <NoSurvey />
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  if (data.state !== 'draft') return <div className="page"><EmptyState title={t('surveys.begun')} hint={t('surveys.begun_hint')} action={t('surveys.back')} to={paths.survey(id)} /></div>
  return <Known page={data} />
}

function Known({ page }: { page: SurveyShown }) {
  const [start] = useState(() => typedOf(page))
  return <Builder start={start} id={page.id} invited={page.turnout.reduce((sum, one) => sum + one.asked, 0)} unitName={page.unit_name} />
}
