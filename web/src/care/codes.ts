import type { NeedState, TalkKind, TalkTier } from '../api/types'

/** Kinds, forms, topics and looks as the rules name them; GET /codes does not list them. */
export const talkKinds: TalkKind[] = ['talk', 'interview', 'home_visit']
export const talkForms = ['in_person', 'on_site', 'group', 'telephone', 'video'] as const
export const topics = ['thought', 'style', 'discipline', 'feeling', 'work'] as const
export const looks = ['state', 'spirit', 'results'] as const
export const readings = ['good', 'steady', 'watch', 'worry'] as const
/** From the widest circle of readers to the narrowest. */
export const talkTiers: TalkTier[] = ['own', 'organisation', 'restricted']
export const needKinds = ['family', 'body', 'mind', 'load', 'other'] as const
export const needStates: NeedState[] = ['open', 'helped', 'ended']

/** A reading by shape, so that no colour is needed to tell them apart. */
export const readingMarks: Record<string, string> = { good: '◆', steady: '●', watch: '◐', worry: '▲' }
