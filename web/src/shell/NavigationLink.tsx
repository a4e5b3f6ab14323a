import type { ReactNode } from 'react'
import { PathLink } from '../kinds/PathLink'

export function NavigationLink({ to, mark, label, here }: { to: string; mark?: ReactNode; label: string; here: boolean }) {
  return (
    <PathLink to={to} title={label} aria-current={here ? 'page' : undefined}>
      {mark}
      <span className="label">{label}</span>
    </PathLink>
  )
}
