import type { HoursState } from '../api/types'
import { code } from '../words/catalogue'
import { gapMarks, type GapState, hoursMarks, sessionMarks, type SessionState } from './codes'

type Props = { state: string; shape: string; table: string }

function Mark({ state, shape, table }: Props) {
  return <span className={`train-state ${state}`}><span aria-hidden>{shape}</span> {code(table, state)}</span>
}

export const SessionMark = ({ state }: { state: SessionState }) => <Mark state={state} shape={sessionMarks[state]} table="session_state" />
export const GapMark = ({ state }: { state: GapState }) => <Mark state={state} shape={gapMarks[state]} table="gap_state" />
export const HoursMark = ({ state }: { state: HoursState }) => <Mark state={state} shape={hoursMarks[state]} table="hours_state" />
