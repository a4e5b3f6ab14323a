import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { rememberCodes, t } from '../words/catalogue'
import { useGet } from '../api/hooks'
import type { Codes } from '../api/wire'
import { PageSkeleton } from '../kinds/Skeletons'
import { ProblemNote } from '../kinds/ProblemNote'
import { Navigation } from './Navigation'
import { Offline } from './Offline'
import { SessionContext, useSessionQuery } from './session'
import { TopBar } from './TopBar'
import './frame.css'

const SignIn = lazy(() => import('../access/SignInPage').then((page) => ({ default: page.SignInPage })))
const FOLDED = 'lilian_folded'

/** Nothing of the product is drawn before the server says who is reading. */
export function Frame() {
  const session = useSessionQuery()
  if (session.isPending) return <Suspense fallback={null}><PageSkeleton /></Suspense>
  if (session.isError) return <div className="alone"><ProblemNote error={session.error} retry={() => void session.refetch()} /></div>
  if (!session.data) return <Suspense fallback={null}><SignIn /></Suspense>
  return <SessionContext value={session.data}><Signed /></SessionContext>
}

function Signed() {
  const [folded, setFolded] = useState(localStorage.getItem(FOLDED) === '1')
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const codes = useGet<Codes>('/codes', undefined, { fresh: Infinity })
  if (codes.data) rememberCodes(codes.data)
  useEffect(() => setOpen(false), [path])
  const fold = () => {
    localStorage.setItem(FOLDED, folded ? '0' : '1')
    setFolded(!folded)
  }
  return (
    <div className={`frame${folded ? ' folded' : ''}${open ? ' open' : ''}`}>
      <a className="skip" href="#page">{t('frame.skip')}</a>
      <Navigation folded={folded} fold={fold} close={() => setOpen(false)} />
      {open && <button type="button" className="veil no-print" aria-label={t('frame.close')} onClick={() => setOpen(false)} />}
      <div className="body">
        <TopBar openNavigation={() => setOpen(true)} />
        <Offline />
        <main id="page" tabIndex={-1}>
          {codes.isPending ? <PageSkeleton /> : <Suspense fallback={<PageSkeleton />}><Outlet /></Suspense>}
        </main>
      </div>
    </div>
  )
}
