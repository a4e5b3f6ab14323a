import type { StatementState } from '../api/types'
import { code, t } from '../words/catalogue'
import { stateMarks } from './codes'
import { reasonOf, type Standing } from './standing'

export function StateWord({ state }: { state: StatementState }) {
  return <span className={`statement-state ${state}`}><span aria-hidden>{stateMarks[state]}</span> {code('statement_state', state)}</span>
}

/** What the sources amount to and why, by symbol and words; `live` while they are being noted. */
export function StandingLine({ standing, live = false }: { standing: Standing; live?: boolean }) {
  const none = live && standing.state === 'withdrawn'
  return (
    <p className={`standing ${standing.state}`} {...(live ? { 'aria-live': 'polite' } : {})}>
      {none ? <span className="quiet">{t('studies.no_source')}</span> : <><StateWord state={standing.state} /> <span className="quiet reason">{reasonOf(standing)}</span></>}
    </p>
  )
}
