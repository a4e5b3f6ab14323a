import type { ProgrammePageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { Section } from '../kinds/Section'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { Balance } from './Balance'
import { ByUnit } from './ByUnit'
import { Members } from './Members'
import { NextLecturers } from './NextLecturers'
import { planPath } from './planPath'
import { Pool } from './Pool'
import { ProgrammeRows } from './ProgrammeRows'
import { Rota } from './Rota'
import { SessionRows } from './SessionRows'
import { Silent } from './Silent'
import { SlotBoard } from './SlotBoard'

/** Each thing that is settled has its own block; what is not settled has none. */
export function ProgrammeBoard({ page, plans }: { page: ProgrammePageShown; plans: boolean }) {
  const may = useMay()
  const discussion = page.programme.kind === 'discussion'
  return (
    <>
      {page.programme.kind === 'cohort' && may('train') && <Members page={page} />}
      {page.slots.length > 0 && <SlotBoard page={page} plans={plans} />}
      {page.children.length > 0 && <Section title={t('programmes.children')} count={page.children.length}><ProgrammeRows rows={page.children} kind /></Section>}
      <div className="programme-pair">
        {page.rota.length > 0 && <Rota rows={page.rota} />}
        {page.balance.length > 0 && <Balance rows={page.balance} />}
      </div>
      {(page.may_write || may('train')) && <NextLecturers id={page.id} />}
      <Section id="sessions" title={t('programmes.sessions')} count={page.sessions.length}>
        {page.sessions.length === 0
          ? <EmptyState title={t('programmes.no_sessions')} hint={t(discussion ? 'programmes.no_discussions_hint' : 'programmes.no_sessions_hint')} {...(plans ? { action: t(discussion ? 'programmes.report_discussion' : 'programmes.plan'), to: planPath(page) } : {})} />
          : <SessionRows rows={page.sessions} />}
      </Section>
      {page.by_unit.length > 0 && <ByUnit rows={page.by_unit} />}
      {page.silent.length > 0 && <Silent units={page.silent} count={page.silent_count} />}
      {page.programme.required.length > 0 && may('train') && <Pool id={page.id} />}
    </>
  )
}
