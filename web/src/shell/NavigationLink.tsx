import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PathLink } from '../kinds/PathLink'
import { isHere } from './here'

export function NavigationLink({ to, mark, label }: { to: string; mark?: ReactNode; label: string }) {
  const here = useRouterState({ select: (state) => isHere(state.location.pathname, to) })
  return (
    <PathLink to={to} title={label} aria-current={here ? 'page' : undefined}>
      {mark}
      <span className="label">{label}</span>
    </PathLink>
  )
}
