import type { Team } from '../api/types'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

/** At work, yet to begin, or over; by shape and word. */
export function TeamState({ of }: { of: Team }) {
  const { today } = useSession()
  const state = of.at_work ? 'at_work' : of.team.from > today ? 'to_begin' : 'over'
  const mark = { at_work: '●', to_begin: '○', over: '◆' }[state]
  return <span className={`team-state ${state}`}><span aria-hidden>{mark}</span> {t(`teams.state.${state}`)}</span>
}
