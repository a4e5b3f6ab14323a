import { Fragment } from 'react'
import type { SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Facts } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showTenths } from './lessons'

/** The few facts one needs; what is not known is left out. */
export function SessionFacts({ page }: { page: SessionShown }) {
  const { session, titles } = page
  const link = (id: number | null) => id !== null && <PathLink className="lined" to={paths.catalogueItem(id)}>{titles[id] ?? `#${id}`}</PathLink>
  const seats = [page.capacity === null ? t('sessions.people_n', { n: page.sit }) : t('sessions.seats_of', { n: page.sit, of: page.capacity }), page.wait > 0 && t('sessions.waiting_n', { n: page.wait }), page.state === 'held' && t('sessions.completed_n', { n: page.completed })].filter(Boolean).join(' · ')
  const facts: [string, React.ReactNode][] = [
    [t('sessions.field.theme'), session.theme], [t('sessions.sit'), page.heads !== null && page.sit === 0 ? t('sessions.people_n', { n: page.heads }) : seats], [t('sessions.hours'), page.tenths > 0 && showTenths(page.tenths)],
    [t('programmes.field.layer'), code('layer', session.layer)], [t('sessions.field.discussion'), code('discussion_form', session.discussion)],
    [t('sessions.field.co_hosts'), session.co_hosts.length > 0 && session.co_hosts.map((unit, at) => <Fragment key={unit}>{at > 0 && t('list.comma')}<PathLink className="lined" to={paths.unit(unit)}>{page.units[unit] ?? `#${unit}`}</PathLink></Fragment>)],
    ...(['room', 'chain', 'course', 'partner', 'zone'] as const).map((of) => [t(`sessions.field.${of}`), link(session[of])] as [string, React.ReactNode]),
    [t('programmes.field.focuses'), session.focuses.length > 0 && session.focuses.map((id, at) => <Fragment key={id}>{at > 0 && t('list.comma')}{link(id)}</Fragment>)],
  ]
  return <Facts facts={facts.filter(([, value]) => value)} />
}
