import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { SessionAfter, SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { ContributionLines } from '../projects/ContributionLines'
import { t } from '../words/catalogue'
import { StudentsAfter } from './StudentsAfter'
import { learnt } from './roster'
import '../projects/projects.css'
import './after.css'

const ContributionDrawer = lazy(() => import('../projects/ContributionDrawer').then((drawer) => ({ default: drawer.ContributionDrawer })))

/** What students made of it, and what each did for projects in the year before and since. */
export function AfterTab({ page }: { page: SessionShown }) {
  const { data, error, refetch } = useGet<SessionAfter>(`/sessions/${page.id}/after`)
  const [open, setOpen] = useState(false)
  const own = page.parts.find((part) => part.own && learnt(part))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const claim = own && { action: t('sessions.claim_own'), onAction: () => setOpen(true) }
  return (
    <div className="stack after">
      <Section id="results" title={t('sessions.results_made')} count={data.results.length} note={t('sessions.results_note')} tools={claim && data.results.length > 0 && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={claim.onAction}>{claim.action}</Button>}>
        {data.results.length === 0 ? <EmptyState title={t('sessions.results_none')} hint={t(own ? 'sessions.results_none_own' : 'sessions.results_none_hint')} {...claim} /> : <ContributionLines rows={data.results} show={{ person: true, project: true }} />}
      </Section>
      {data.students.length > 0 && <StudentsAfter rows={data.students} />}
      <Suspense fallback={null}>{open && own?.person != null && <ContributionDrawer person={{ id: own.person, name: own.name }} own project={null} session={{ id: page.id, title: page.title }} close={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
