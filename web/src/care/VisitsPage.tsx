import { LockOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Visit } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MayNot } from './MayNot'
import { PlanVisit } from './PlanVisit'
import { VisitLines } from './VisitLines'
import './care.css'

/** Visits that nobody is told of beforehand; only whoever planned them reads this. */
export function VisitsPage() {
  const may = useMay()('talks')
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useGet<Visit[]>('/visits')
  if (!may) return <div className="page"><MayNot /></div>
  const planned = data?.filter(({ state }) => state === 'planned').reverse() ?? []
  const past = data?.filter(({ state }) => state !== 'planned') ?? []
  return (
    <div className="page care narrow">
      <PageHead title={t('visits.title')} detail={t('visits.detail')}>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('visits.plan')}</Button>
      </PageHead>
      <p className="note"><LockOutlined aria-hidden /> {t('visits.private')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('visits.none')} hint={t('visits.none_hint')} action={t('visits.plan')} onAction={() => setOpen(true)} />}
      {planned.length > 0 && <Section title={t('visits.planned')} count={planned.length}><VisitLines visits={planned} /></Section>}
      {past.length > 0 && <Section title={t('visits.past')} count={past.length}><VisitLines visits={past} /></Section>}
      {open && <PlanVisit close={() => setOpen(false)} />}
    </div>
  )
}
