import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ProgrammePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { planPath } from './planPath'
import { SessionMark } from './SessionMark'

/** Every place of the series: held, planned, or still empty, where a click plans it. */
export function SlotBoard({ page, plans }: { page: ProgrammePageShown; plans: boolean }) {
  const held = page.slots.filter(({ session }) => session?.state === 'held').length
  const planned = page.slots.filter(({ session }) => session?.state === 'planned' || session?.state === 'open').length
  return (
    <Section id="slots" title={t('programmes.part.slots')} note={t('programmes.slots_note', { held, planned, empty: page.slots.length - held - planned })}>
      <ol className="slot-board">{page.slots.map((slot, at) => <Slot key={at} page={page} at={at} plans={plans} slot={slot} />)}</ol>
    </Section>
  )
}

type Props = { page: ProgrammePageShown; at: number; plans: boolean; slot: ProgrammePageShown['slots'][number] }

function Slot({ page, at, plans, slot: { title, chain, seminar, session } }: Props) {
  const go = useGo()
  return (
    <li className={session ? 'filled' : 'open'}>
      <p className="quiet small">{t('programmes.slot_n', { n: at + 1 })}{seminar && ` · ${t('programmes.seminar')}`}</p>
      <h3>{session ? <PathLink className="lined" to={paths.trainingSession(session.id)}>{title}</PathLink> : title}</h3>
      {chain !== null && <p className="small"><PathLink className="lined" to={paths.catalogueItem(chain)}>{page.titles[chain] ?? `#${chain}`}</PathLink></p>}
      {session ? <p className="small"><SessionMark state={session.state} /> <span className="day">{session.from}</span></p> : <p className="small quiet">{t('programmes.slot_empty')}</p>}
      {!session && plans && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} aria-label={t('programmes.plan_slot', { title })} onClick={() => go(planPath(page, at))}>{t('programmes.plan')}</Button>}
    </li>
  )
}
