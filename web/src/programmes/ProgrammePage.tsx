import { useParams } from '@tanstack/react-router'
import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { ProgrammePageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { ProgrammeBoard } from './ProgrammeBoard'
import { ProgrammeFacts } from './ProgrammeFacts'
import { planPath } from './planPath'
import { Period } from './Period'
import './programmes.css'

const ProgrammeDrawer = lazy(() => import('./ProgrammeDrawer').then((drawer) => ({ default: drawer.ProgrammeDrawer })))

/** A programme: what it is for, what it came to, and where it stands in everything it has settled. */
export function ProgrammePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<ProgrammePageShown>(`/programmes/${id}`)
  if (data) return <Told key={data.id} page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('programmes.not_here')} hint={t('programmes.not_here_hint')} action={t('programmes.title')} to={paths.programmes()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ page }: { page: ProgrammePageShown }) {
  const go = useGo()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const { programme } = page
  const plans = page.may_write || (programme.kind === 'discussion' && may('train.unit'))
  return (
    <div className="page programmes">
      <div>
        <p className="no-print"><PathLink to={paths.programmes(programme.kind)}>{code('programme_kind', programme.kind)}</PathLink></p>
        <PageHead title={programme.title} detail={<><PathLink className="lined" to={paths.unit(programme.unit)}>{page.unit_name}</PathLink> · <Period from={programme.since} to={programme.until} />{programme.layer && ` · ${code('layer', programme.layer)}`}</>}>
          {page.may_write && <Button icon={<EditOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('programmes.change')}</Button>}
          {plans && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(planPath(page))}>{t(programme.kind === 'discussion' ? 'programmes.report_discussion' : 'programmes.plan')}</Button>}
        </PageHead>
      </div>
      <ProgrammeFacts page={page} />
      <ProgrammeBoard page={page} plans={plans} />
      <Suspense fallback={null}>{open && <ProgrammeDrawer page={page} kind={programme.kind} close={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
