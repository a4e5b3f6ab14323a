import { LockOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Team, Visit } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { MayNot } from './MayNot'
import { PlanVisit } from './PlanVisit'
import { VisitLines } from './VisitLines'
import './care.css'

/** Visits that nobody is told of beforehand; only whoever planned them reads this, and the team that is to go. */
export function VisitsPage() {
  const allowed = useMay()
  const may = allowed('talks') || allowed('observe')
  const [search, change] = useAddress<Search & { team?: string }>()
  const [asked, setAsked] = useState(false)
  const { data, error, refetch } = useGet<Visit[]>(may ? '/visits' : null)
  const teams = useGet<Team[]>(allowed('observe') ? '/teams' : null)
  const setOpen = (open: boolean) => {
    setAsked(open)
    if (!open && search.team) change({ team: undefined }, true)
  }
  // The form begins once the teams are read, so that the one named in the address has its name.
  const open = asked || (search.team !== undefined && teams.data !== undefined)
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
      {planned.length > 0 && <Section title={t('visits.planned')} count={planned.length}><VisitLines visits={planned} teams={teams.data ?? []} /></Section>}
      {past.length > 0 && <Section title={t('visits.past')} count={past.length}><VisitLines visits={past} teams={teams.data ?? []} /></Section>}
      {open && <PlanVisit team={teams.data?.find(({ id }) => String(id) === search.team)?.id ?? null} teams={teams.data ?? []} close={() => setOpen(false)} />}
    </div>
  )
}
