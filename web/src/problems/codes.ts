import { code } from '../words/catalogue'

/** Kinds, states and occasions as the rules name them; GET /codes does not list them. */
export const kinds = ['approval', 'land', 'funding', 'staffing', 'works', 'livelihood', 'enterprise', 'assessment', 'career', 'health', 'family', 'other'] as const
export const states = ['unrouted', 'assigned', 'disputed', 'answered', 'half_solved', 'closed', 'joined'] as const
export const origins = ['own', 'talk', 'interview', 'home_visit', 'field_study', 'inspection', 'community_duty', 'enterprise_help', 'ticket', 'investor_reply', 'project'] as const
export const outcomes = ['solved', 'half', 'explained'] as const
export const held = ['solved', 'half', 'no'] as const

export function choices(table: string, codes: readonly string[]): { value: string; label: string }[] {
  return codes.map((value) => ({ value, label: code(table, value) }))
}
