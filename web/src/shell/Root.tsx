import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Frame } from './Frame'

/** Whoever answers with the code of a slip or checks a certificate never meets the sign-in. */
export function Root() {
  const outside = useRouterState({ select: ({ location }) => /^\/(s(\/|$)|certificates\/)/.test(location.pathname) })
  return outside ? <Suspense fallback={null}><Outlet /></Suspense> : <Frame />
}
