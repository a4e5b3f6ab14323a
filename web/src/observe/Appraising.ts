import type { Appraising, AppraisingGround, AppraisingKind, AppraisingShown, AppraisingState } from '../api/types'

/** Kinds, grades and classes as the rules name them; GET /codes does not list them. */
export const appraisingKinds: AppraisingKind[] = ['no_post', 'project_front', 'milestone', 'yearly', 'class']
export const grades = ['excellent', 'competent', 'basically_competent', 'incompetent', 'no_grade', 'not_taken'] as const
export const officialClasses = ['strong', 'ordinary'] as const
/** As many independent kinds of source as nothing may rest on fewer of. */
export const KINDS_LEAST = 2

/** Where it stands, by shape. */
export const appraisingMarks: Record<AppraisingState, string> = { open: '\u25cb', told: '\u25d0', final: '\u25cf', dropped: '\u2212' }

export const blankAppraising = (today: string, given: Partial<Appraising> = {}): Appraising => ({
  kind: 'no_post', held_on: today, project: null, milestone: null, team: null, year: null, findings: '', grade: null, class: null, follows: '', entries: [], ...given,
})

/** What belongs to another kind is not sent with this one. */
export function appraisingSent(it: Appraising): Appraising {
  const [tied, yearly, classed] = [it.kind === 'project_front' || it.kind === 'milestone', it.kind === 'yearly', it.kind === 'class']
  return { ...it, findings: it.findings.trim(), follows: classed ? it.follows.trim() : '', project: tied ? it.project : null, milestone: it.kind === 'milestone' ? it.milestone : null, year: yearly ? it.year : null, grade: yearly ? it.grade : null, class: classed ? it.class : null }
}

/** What is missing before it can be kept, and what more before the person can be told. */
export function lackOf(it: Appraising, telling: boolean): string | null {
  if (!it.held_on) return 'held_on'
  if ((it.kind === 'project_front' || it.kind === 'milestone') && it.project === null) return 'project'
  if (it.kind === 'milestone' && it.milestone === null) return 'milestone'
  if (it.kind === 'yearly' && it.year === null) return 'year'
  if (!telling) return null
  if (!it.findings.trim()) return 'findings'
  if (it.kind === 'yearly' && !it.grade) return 'grade'
  return it.kind === 'class' && !it.class ? 'class' : null
}

export type Fallen = 'contested' | 'disputed' | 'single_source' | 'withdrawn'

/** Why a record does not count among the kinds; null where it does. */
export function fallenOf({ contested, statement }: Pick<AppraisingGround, 'contested' | 'statement'>): Fallen | null {
  if (contested) return 'contested'
  return statement === null || statement === 'confirmed' ? null : statement
}

/** Independent kinds it may rest on, by the server's rule: what the head says and what the person says is one. */
export function soundKinds(grounds: Pick<AppraisingGround, 'kind' | 'contested' | 'statement'>[]): string[] {
  return [...new Set(grounds.filter((one) => fallenOf(one) === null).map(({ kind }) => (kind === 'own_statement' ? 'head_statement' : kind)))]
}

export type Next = 'write' | 'others_write' | 'reply' | 'wait_reply' | 'answer' | 'finish' | 'finish_other' | 'done' | 'own_wait'

/** What happens next, for whoever looks at it. */
export function nextOf(it: AppraisingShown, today: string): Next {
  if (it.state === 'open') return it.mine ? 'write' : 'others_write'
  if (it.state !== 'told') return 'done'
  const { reply } = it
  if (it.own) return reply === null ? 'reply' : 'own_wait'
  if (reply && !reply.agrees && !reply.answer.trim()) return 'answer'
  if (reply === null && it.reply_until !== null && today <= it.reply_until) return 'wait_reply'
  return it.mine ? 'finish_other' : 'finish'
}
