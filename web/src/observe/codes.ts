import type { FrontLine, StatementState } from '../api/types'

/** Lines, kinds of source and states as the rules name them; GET /codes does not list them. */
export const frontLines: FrontLine[] = ['investment', 'projects', 'rural', 'governance', 'public_opinion']

/** How one comes to know on site: by seeing, hearing and asking; what else there is stands behind. */
export const senses = [
  { sense: 'see', kinds: ['seen'] },
  { sense: 'hear', kinds: ['head_statement', 'from_officials', 'from_enterprises', 'from_masses'] },
  { sense: 'ask', kinds: ['asked'] },
  { sense: 'more', kinds: ['on_site_check', 'business_data', 'document', 'third_party'] },
] as const

export const sourceKinds: string[] = senses.flatMap(({ kinds }) => kinds)

export function senseOf(kind: string): string {
  if (kind === 'own_statement') return 'hear'
  return senses.find(({ kinds }) => (kinds as readonly string[]).includes(kind))?.sense ?? 'more'
}

/** What one reads or sees for oneself has a place; what one is told has somebody who told it. */
export const hasPlace = (kind: string): boolean => kind === 'seen' || kind === 'on_site_check'

/** From what needs a look to what needs none. */
export const statementStates: StatementState[] = ['disputed', 'single_source', 'confirmed', 'withdrawn']

/** A state by shape, so that no colour is needed to tell them apart. */
export const stateMarks: Record<StatementState, string> = { disputed: '\u2260', single_source: '\u25d0', confirmed: '\u25cf', withdrawn: '\u25cb' }
