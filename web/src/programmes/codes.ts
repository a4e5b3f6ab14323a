/** Kinds and states as the rules name them; GET /codes does not list them. */
export const programmeKinds = ['series', 'campaign', 'cohort', 'discussion', 'contest'] as const
export const sessionForms = ['class', 'lecture', 'forum', 'live_answers', 'sent_course', 'salon', 'tour', 'seminar', 'symposium', 'activity', 'meeting', 'discussion', 'external', 'contest'] as const
export const discussionForms = ['theory_group', 'theme_day', 'members', 'branch', 'group', 'party_lesson', 'other'] as const
export const sessionStates = ['planned', 'open', 'held', 'cancelled'] as const
export const teachings = ['teach', 'visit', 'share', 'discuss', 'meeting', 'online'] as const
export const lecturerKinds = ['industry_expert', 'organisation', 'promotion', 'theory_expert', 'leading_official', 'young_official', 'enterprise_expert', 'academician', 'unit_head', 'professor', 'other'] as const
export const layers = ['county', 'backbone', 'young'] as const
export const seatStates = ['nominated', 'approved', 'waiting', 'declined', 'withdrawn', 'replaced', 'completed', 'failed'] as const
export const presences = ['present', 'late', 'leave', 'absent'] as const
export const partRoles = ['student', 'lecturer', 'key_speaker', 'organiser'] as const
export const hindrances = ['twice', 'not_serving', 'unprepared', 'elsewhere', 'quota_full', 'outside_layer', 'two_leaders', 'before_others'] as const

/** How somebody was there, by shape, so that no colour is needed to tell. */
export const presenceMarks = { present: '✓', late: '◐', leave: '△', absent: '✕' } as const
export const stateMarks = { planned: '○', open: '◐', held: '●', cancelled: '✕' } as const
