import { Popover } from 'antd'
import { lazy, Suspense } from 'react'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { PathLink } from './PathLink'

const PersonCard = lazy(() => import('./PersonCard'))

/** A name is a link to the file for whoever may open it; resting on it asks for the card. */
export function PersonName({ id, name }: { id: number; name: string }) {
  const may = useMay()
  const { account } = useSession()
  if (!may('people.read') && account.person !== id) return <span className="person-name">{name}</span>
  return (
    <Popover content={<Suspense fallback={<div className="person-card" />}><PersonCard id={id} /></Suspense>} mouseEnterDelay={0.4} destroyOnHidden placement="rightTop">
      <PathLink to={paths.person(id)} className="person-name">{name}</PathLink>
    </Popover>
  )
}
