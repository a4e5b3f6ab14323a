import type { SessionLine } from '../api/types'
import { code } from '../words/catalogue'
import { stateMarks } from './codes'

/** How a session stands, by shape and word. */
export function SessionMark({ state }: { state: SessionLine['state'] }) {
  return <span className={`session-mark ${state}`}><span aria-hidden>{stateMarks[state]}</span> {code('session_state', state)}</span>
}
