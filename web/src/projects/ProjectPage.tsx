import { useParams } from '@tanstack/react-router'
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { ProjectPage as Page } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { Amounts } from './Amounts'
import { Contributions } from './Contributions'
import { Milestones } from './Milestones'
import { termOf } from './term'
import './projects.css'

const ProjectDrawer = lazy(() => import('./ProjectDrawer').then((drawer) => ({ default: drawer.ProjectDrawer })))

/** A project: what it costs and brings, what was planned and reached when, and what people did for it. */
export function ProjectPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<Page>(`/projects/${id}`)
  if (data) return <Told key={data.id} page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('projects.not_here')} hint={t('projects.not_here_hint')} action={t('projects.title')} to={paths.projects()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ page }: { page: Page }) {
  const [open, setOpen] = useState(false)
  const { project } = page
  return (
    <div className="page projects">
      <div>
        <p className="no-print"><PathLink to={paths.projects()}>{t('projects.title')}</PathLink></p>
        <PageHead title={project.title} detail={<><PathLink to={paths.unit(project.unit)}>{page.unit_name}</PathLink>{[project.sector, termOf(project).join(' ')].filter(Boolean).map((fact) => ` · ${fact}`)}</>}>
          {page.may_write && <Button icon={<EditOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('projects.change')}</Button>}
        </PageHead>
      </div>
      <Amounts amounts={project.amounts} />
      {project.note && <p className="pre project-note">{project.note}</p>}
      <Milestones page={page} />
      <Contributions page={page} />
      <Suspense fallback={null}>{open && <ProjectDrawer page={page} close={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
