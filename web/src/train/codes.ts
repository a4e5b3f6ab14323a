import type { CatalogueItem, GapLine, HoursState, SessionLine } from '../api/types'

export type Catalogue = CatalogueItem['catalogue']
export type SessionState = SessionLine['state']
export type GapState = GapLine['state']

/** Codes in the order people name them in; tables of GET /codes come in another. */
export const catalogues: Catalogue[] = ['focus', 'chain', 'room', 'lecturer', 'course', 'zone', 'partner', 'field', 'model']
export const focusKinds = ['work', 'project', 'topic'] as const
export const lecturerKinds = ['leading_official', 'unit_head', 'young_official', 'organisation', 'promotion', 'professor', 'academician', 'theory_expert', 'industry_expert', 'enterprise_expert', 'other'] as const
export const layers = ['county', 'backbone', 'young'] as const
export const sessionForms = ['class', 'lecture', 'forum', 'live_answers', 'sent_course', 'salon', 'tour', 'seminar', 'symposium', 'activity', 'meeting', 'discussion', 'external', 'contest'] as const
export const reportForms = ['discussion', 'seminar', 'symposium', 'activity'] as const
export const discussionForms = ['theory_group', 'theme_day', 'members', 'branch', 'group', 'party_lesson', 'other'] as const
export const gapKinds = ['blank', 'blind_spot', 'weak'] as const
export const gapSources = ['survey', 'test', 'observation', 'requirement', 'own'] as const
export const gapStates: GapState[] = ['open', 'planned', 'closed']
export const hoursStates: HoursState[] = ['missed', 'short', 'on_course', 'met']

/** States by shape, so that no colour is needed to tell them apart. */
export const sessionMarks: Record<SessionState, string> = { planned: '○', open: '◐', held: '●', cancelled: '×' }
export const gapMarks: Record<GapState, string> = { open: '○', planned: '◐', closed: '●' }
export const hoursMarks: Record<HoursState, string> = { met: '●', on_course: '◐', short: '▲', missed: '×' }
