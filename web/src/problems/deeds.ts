import type { Deed, DeedName, ProblemStory } from '../api/types'
import { daysTo } from './due'

/** Deeds in the order in which one looks for them. */
export const deedsInOrder: DeedName[] = ['assign', 'answer', 'confirm', 'prove', 'check', 'resume', 'pause', 'dispute', 'reopen', 'join', 'note']

/** What the form of a deed holds; each deed reads what it needs of it. */
export type Given = { owner: number | null; joint: number[]; until: string | null; outcome: string | null; into: number | null; text: string }

export function given(story: ProblemStory, deed: DeedName): Given {
  return { owner: deed === 'assign' && story.state !== 'disputed' ? story.owner : null, joint: deed === 'assign' ? story.joint_units : [], until: null, outcome: null, into: null, text: '' }
}

/** A reason is asked of every deed that has one, except where a choice says all. */
export function needsText(story: ProblemStory, deed: DeedName): boolean {
  if (deed === 'assign') return story.state === 'disputed'
  return !['confirm', 'resume', 'join'].includes(deed)
}

export const hasText = (deed: DeedName): boolean => deed !== 'resume' && deed !== 'join'

/** The longest pause; the server refuses a longer one and says so. */
export const PAUSE_MOST = 60

/** The first field that still lacks something. */
export function missing(story: ProblemStory, deed: DeedName, value: Given, holds: string | null, today: string): string | undefined {
  const [days, lacks] = [value.until ? daysTo(value.until, today) : 0, needsText(story, deed) && !value.text.trim()]
  if (deed === 'assign' && value.owner === null) return 'owner'
  if (deed === 'pause' && (days < 1 || days > PAUSE_MOST)) return 'until'
  if (deed === 'answer' && value.outcome === null) return 'outcome'
  if ((deed === 'confirm' || deed === 'check') && holds === null) return 'holds'
  if (deed === 'join' && value.into === null) return 'into'
  return lacks ? 'text' : undefined
}

/** The deed as it goes over the wire. `missing` has seen to it that nothing lacks. */
export function deedOf(deed: DeedName, { owner, joint, until, outcome, into, text }: Given, holds: string | null): Deed {
  switch (deed) {
    case 'assign': return { deed, owner: owner ?? 0, joint, text }
    case 'pause': return { deed, until: until ?? '', text }
    case 'resume': return { deed }
    case 'answer': return { deed, outcome: outcome ?? '', text }
    case 'confirm': return { deed, holds: holds ?? '', text }
    case 'check': return { deed, holds: holds === 'solved', text }
    case 'join': return { deed, into: into ?? 0 }
    default: return { deed, text }
  }
}

/** What a deed is called: naming an owner where there is one already is changing it. */
export function deedWord(story: ProblemStory, deed: DeedName): string {
  return deed === 'assign' && story.owner !== null && story.state !== 'disputed' ? 'problems.deed.assign_again' : `problems.deed.${deed}`
}

/** What the text of a deed is called: a reason, an answer, what was seen. */
export function fieldWord(deed: DeedName, field: string): string {
  return field === 'text' ? `problems.text.${deed}` : `problems.field.${field}`
}
