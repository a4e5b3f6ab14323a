import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { SurveyShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { Facts, PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { Groups } from './Groups'
import { NoSurvey } from './NoSurvey'
import { Preview } from './Preview'
import { Results } from './Results'
import { SurveyDeeds } from './SurveyDeeds'
import { SurveyMark } from './SurveyMark'
import './surveys.css'

/** A survey: prepared, running with nothing but its turnout, closed with its result. */
export function SurveyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<SurveyShown>(`/surveys/${id}`)
  if (data) return <Told key={data.id} page={data} />
  if (error instanceof Problem && error.status === 404) return <NoSurvey />
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ page }: { page: SurveyShown }) {
  const { survey, state } = page
  const [refused, setRefused] = useState<unknown>(null)
  return (
    <div className="page surveys survey-told">
      <div>
        <p className="no-print"><PathLink to={paths.surveys()}>{t('surveys.title')}</PathLink></p>
        <PageHead title={survey.title} detail={<>{code('survey_kind', survey.kind)} · {page.unit_name} · <SurveyMark state={state} /></>}><SurveyDeeds page={page} refused={setRefused} /></PageHead>
      </div>
      {refused !== null && <ProblemNote error={refused} />}
      <p className="note">{t(`surveys.says.${state}`, { n: survey.smallest })}</p>
      <Facts facts={[
        [t('surveys.field.closes'), <span className="day">{survey.closes}</span>],
        [t('surveys.field.smallest'), t('surveys.people_n', { n: survey.smallest })],
        [t('surveys.set_by'), page.set_by],
        ...(page.opened_at ? [[t('surveys.opened_at'), <span className="day">{showInstant(page.opened_at)}</span>] as [string, React.ReactNode]] : []),
        ...(page.closed_at ? [[t('surveys.closed_at'), <span className="day">{showInstant(page.closed_at)}</span>] as [string, React.ReactNode]] : []),
        [t('surveys.field.owners'), page.owners.length > 0 && page.owners.map(({ person, name }, at) => <span key={person}>{at > 0 && t('list.comma')}<PersonName id={person} name={name} /></span>)],
      ]} />
      <Groups page={page} />
      {state === 'closed' ? <Results id={page.id} /> : <Section title={t('surveys.content')} count={survey.questions.length}><Preview {...survey} headed={false} /></Section>}
    </div>
  )
}
