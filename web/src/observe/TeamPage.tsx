import { useParams } from '@tanstack/react-router'
import { CarOutlined, FileSearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { TeamPage as Page } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MayNotObserve } from './MayNotObserve'
import { TeamObserved } from './TeamObserved'
import { TeamState } from './TeamState'
import { whomInWords } from './TeamWhom'
import './teams.css'

/** A team with the people it looks at: at whom nobody has looked yet comes first. */
export function TeamPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const may = useMay()('observe')
  const { data, error, refetch } = useGet<Page>(may ? `/teams/${id}` : null)
  if (!may) return <div className="page"><MayNotObserve /></div>
  if (data) return <Told page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('teams.not_here')} hint={t('teams.not_here_hint')} action={t('teams.title')} to={paths.teams()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ page }: { page: Page }) {
  const go = useGo()
  const { team } = page
  return (
    <div className="page teams">
      <div>
        <p className="no-print"><PathLink to={paths.teams()}>{t('teams.title')}</PathLink></p>
        <PageHead title={team.title} detail={<><TeamState of={page} /> · <span className="day">{t('duties.period', { from: team.from, to: team.to })}</span></>}>
          <Button icon={<FileSearchOutlined aria-hidden />} onClick={() => go(paths.studies(page.id))}>{t('teams.studies')}</Button>
          {page.at_work && <Button icon={<CarOutlined aria-hidden />} onClick={() => go(paths.visits(page.id))}>{t('teams.plan_visit')}</Button>}
        </PageHead>
      </div>
      {team.task && <p className="pre team-words">{team.task}</p>}
      <dl className="team-facts">
        <div><dt>{t('teams.members')}</dt><dd>{page.members.map(({ person, name, post }, at) => <span key={person} title={post}>{at > 0 && t('list.comma')}<PersonName id={person} name={name} /></span>)}</dd></div>
        <div><dt>{t('teams.whom')}</dt><dd>{whomInWords(page)}</dd></div>
        {team.project !== null && page.project_title && <div><dt>{t('teams.field.project')}</dt><dd><PathLink to={paths.project(team.project)}>{page.project_title}</PathLink></dd></div>}
      </dl>
      <Section title={t('teams.observed')} count={page.observed.length} note={t('teams.observed_note')}><TeamObserved page={page} /></Section>
    </div>
  )
}
