import { lazy, Suspense } from 'react'
import type { SessionShown } from '../api/types'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { type Search, useAddress } from '../shell/address'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { AfterTab } from './AfterTab'
import { Conclusions } from './Conclusions'
import { Materials } from './Materials'
import { OutcomeTab } from './OutcomeTab'
import { PriorTab } from './PriorTab'
import { RosterTab } from './RosterTab'
import { learnt, students } from './roster'
import { Timetable } from './Timetable'
import { VoicesTab } from './VoicesTab'

// Tabs of organisers, which nobody else need load.
const AttendanceTab = lazy(() => import('./AttendanceTab').then((tab) => ({ default: tab.AttendanceTab })))
const ScoresTab = lazy(() => import('./ScoresTab').then((tab) => ({ default: tab.ScoresTab })))
const EffectTab = lazy(() => import('./EffectTab').then((tab) => ({ default: tab.EffectTab })))

const all = ['timetable', 'prior', 'roster', 'attendance', 'scores', 'outcome', 'materials', 'conclusions', 'voices', 'after', 'effect'] as const
type Tab = (typeof all)[number]

/** What belongs to the reader's part of it; whoever only takes part reads the timetable, what is shared and what it came to; everybody may have a say. */
function tabsOf(page: SessionShown, today: string): Tab[] {
  const write = page.may_write
  const sees = write || page.may_name
  const shown: Record<Tab, boolean> = {
    timetable: true, prior: write && page.form === 'class' || page.session.prior !== null, roster: sees, attendance: write && page.session.lessons.length > 0 && page.state !== 'cancelled',
    outcome: sees && page.state === 'held', materials: write || page.session.materials.length > 0, conclusions: write || page.session.conclusions !== '',
    scores: page.form === 'contest' && page.state !== 'cancelled', voices: true, after: page.results > 0 || page.parts.some(learnt),
    effect: write && page.from <= today && page.state !== 'cancelled' && page.form !== 'contest' && page.form !== 'discussion',
  }
  return all.filter((tab) => shown[tab])
}

export function SessionTabs({ page }: { page: SessionShown }) {
  const [search, change] = useAddress<Search & { tab?: string }>()
  const { today } = useSession()
  const tabs = tabsOf(page, today)
  const at = tabs.find((tab) => tab === search.tab) ?? 'timetable'
  const counts: Partial<Record<Tab, number>> = { timetable: page.session.lessons.length, roster: students(page.parts).length, materials: page.session.materials.length, after: page.results }
  return (
    <>
      {tabs.length > 1 && <Tabs tabs={tabs.map((key) => ({ key, label: t(`sessions.tab.${key}`), count: counts[key] }))} at={at} choose={(tab) => change({ tab: tab === 'timetable' ? undefined : tab })} label={t('sessions.parts')} />}
      <div className="session-tab"><Suspense fallback={<RowsSkeleton rows={4} />}>{told(at, page)}</Suspense></div>
    </>
  )
}

function told(tab: Tab, page: SessionShown) {
  switch (tab) {
    case 'timetable': return <Timetable page={page} />
    case 'prior': return <PriorTab key={page.version} page={page} />
    case 'roster': return <RosterTab page={page} />
    case 'attendance': return <AttendanceTab page={page} />
    case 'outcome': return <OutcomeTab page={page} />
    case 'materials': return <Materials page={page} />
    case 'scores': return <ScoresTab page={page} />
    case 'voices': return <VoicesTab page={page} />
    case 'after': return <AfterTab page={page} />
    case 'effect': return <EffectTab page={page} />
    case 'conclusions': return <Conclusions key={page.version} page={page} />
  }
}
