import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { CohortMember, ProgrammePageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { code, t } from '../words/catalogue'
import type { End } from './EndMember'
import { MemberRows } from './MemberRows'
import { stateCounts } from './members'
import './after.css'

const MembersDrawer = lazy(() => import('./MembersDrawer').then((drawer) => ({ default: drawer.MembersDrawer })))
const MemberDrawer = lazy(() => import('./MemberDrawer').then((drawer) => ({ default: drawer.MemberDrawer })))
const EndMember = lazy(() => import('./EndMember').then((drawer) => ({ default: drawer.EndMember })))
const MemberTold = lazy(() => import('./MemberTold').then((drawer) => ({ default: drawer.MemberTold })))

type Open = { member: CohortMember; end: End | null }

/** Who is formed in a cohort: what each is weak in, how far each has come. */
export function Members({ page }: { page: ProgrammePageShown }) {
  const { data, error, refetch } = useGet<CohortMember[]>(`/programmes/${page.id}/members`)
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const add = page.may_write && { action: t('programmes.members_add'), onAction: () => setAdding(true) }
  const keeps = open !== null && page.may_write && open.member.state === 'member'
  return (
    <Section id="members" title={t('programmes.members')} count={data?.length} note={data && data.length > 0 ? stateCounts(data).map(([state, n]) => t('programmes.members_state', { state: code('member_state', state), n })).join(t('list.comma')) : undefined}
      tools={add && data && data.length > 0 && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={add.onAction}>{add.action}</Button>}>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.length === 0 && <EmptyState title={t('programmes.members_none')} hint={t(page.may_write ? 'programmes.members_none_hint' : 'programmes.members_none_read')} {...(add || {})} />}
      {data && data.length > 0 && <MemberRows rows={data} open={(member) => setOpen({ member, end: null })} may={page.may_write} />}
      <Suspense fallback={null}>
        {adding && <MembersDrawer page={page} close={() => setAdding(false)} />}
        {open && keeps && open.end === null && <MemberDrawer page={page} member={open.member} end={(end) => setOpen({ member: open.member, end })} close={close} />}
        {open && keeps && open.end !== null && <EndMember page={page} member={open.member} end={open.end} close={close} />}
        {open && !keeps && <MemberTold member={open.member} close={close} />}
      </Suspense>
    </Section>
  )
}
