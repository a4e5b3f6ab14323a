import type { DeedName, ProblemStory } from '../api/types'

export const steps = ['raised', 'assigned', 'answered', 'confirmed', 'closed', 'checked'] as const
export type Step = (typeof steps)[number]

/** The step a problem waits for; `undefined` once nothing is left to do. */
export function stepAt({ state, follow_up }: Pick<ProblemStory, 'state' | 'follow_up'>): Step | undefined {
  if (state === 'unrouted' || state === 'disputed') return 'assigned'
  if (state === 'assigned' || state === 'half_solved') return 'answered'
  if (state === 'answered') return 'confirmed'
  return state === 'closed' && follow_up !== null ? 'checked' : undefined
}

/** The deed each next step is done by. */
const deedOf: Record<string, DeedName> = {
  name_owner: 'assign', settle_dispute: 'assign', find_successor: 'assign', answer_it: 'answer', finish_it: 'answer', confirm_it: 'confirm', prove_it: 'prove', look_again: 'check',
}

/** What the viewer is most likely here for: the next step, if it is theirs and its day has come. */
export function turnOf({ may, next_step, follow_up }: Pick<ProblemStory, 'may' | 'next_step' | 'follow_up'>, today: string): DeedName | undefined {
  const deed = next_step ? deedOf[next_step] : undefined
  if (!deed || !may.includes(deed)) return undefined
  return deed === 'check' && follow_up !== null && follow_up > today ? undefined : deed
}
