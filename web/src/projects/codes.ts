import type { AmountKind, ContributionState, MilestoneState } from '../api/types'

/** Kinds of amount and of contribution as the rules name them; GET /codes does not list them. */
export const amountKinds: AmountKind[] = ['agreed', 'planned', 'invested', 'output', 'tax']
export const contributionKinds = ['led', 'negotiated', 'built', 'served', 'solved', 'innovation'] as const
export const contributionStates: ContributionState[] = ['claimed', 'confirmed', 'refused']
export const milestoneStates: MilestoneState[] = ['reached', 'reached_late', 'near', 'ahead', 'late']

/** How a milestone stands, by shape, so that no colour is needed to tell. */
export const milestoneMarks: Record<MilestoneState, string> = { reached: '●', reached_late: '◆', near: '◐', ahead: '○', late: '▲' }
