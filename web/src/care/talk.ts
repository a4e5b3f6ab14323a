import { newKey } from '../api/client'
import type { RecordedTalk, Talk, TalkKind, TalksWith, TalkTier, TalkWords, Visit } from '../api/types'
import { talkTiers } from './codes'

export type TypedProblem = { id: string; title: string; kind: string; text: string; wish: string; owner: number | null; protected: boolean }
export type TypedNeed = { id: string; kind: string; text: string }

/** The form as it is typed. The key goes with it, so that sending it once more after a dropped line records nothing twice. */
export type Typed = Omit<TalkWords, 'held_on'> & {
  person: number | null
  name: string
  held_on: string | null
  /** Points of the last talk that are talked through. */
  settled: string[]
  problems: TypedProblem[]
  needs: TypedNeed[]
  another: boolean
  /** It was to be sent when the line dropped. */
  asked: boolean
  key: string
}

/** What the address already says about the talk. */
export type Given = { person: number | null; name: string; kind: TalkKind; round: number | null; visit: Visit | null; replaces: Talk | null }

export const blankProblem = (): TypedProblem => ({ id: newKey(), title: '', kind: 'other', text: '', wish: '', owner: null, protected: false })
export const blankNeed = (): TypedNeed => ({ id: newKey(), kind: 'family', text: '' })

export function blank({ person, name, kind, visit, replaces }: Given, today: string): Typed {
  const words: TalkWords = replaces?.talk ?? {
    kind, held_on: visit && visit.day < today ? visit.day : today, form: visit ? 'on_site' : 'in_person', place: visit?.unit_name ?? '', unannounced: visit !== null, tier: 'organisation',
    summary: '', topics: {}, looks: {}, suggestions: '', left_open: [], told_of_use: false,
  }
  return { ...words, person: replaces?.person ?? person, name: replaces?.person_name ?? name, settled: [], problems: [], needs: [], another: false, asked: false, key: newKey() }
}

/** Who held it; whoever recorded it, where the account belongs to nobody on file. */
export const talkersOf = ({ talkers, recorded_by }: Talk): string[] => (talkers.length > 0 ? talkers : [recorded_by])

/** A home visit opens to the fewest, whatever is chosen. */
export function tierOf({ kind, tier }: Pick<Typed, 'kind' | 'tier'>): TalkTier {
  return kind === 'home_visit' ? 'restricted' : tier
}

export type Carried = { points: { text: string; carries: boolean }[]; from: Talk; earlier: boolean }

/** What the last talk left open. A point is carried on, unless this talk was held before that one, or opens to more readers than any talk the point stood in. */
export function carriedOf(told: TalksWith | undefined, typed: Pick<Typed, 'kind' | 'tier' | 'held_on'>): Carried | null {
  const from = told?.talks.find((talk) => talk.talk !== null)
  if (!told || !from || told.carried.length === 0) return null
  const earlier = (typed.held_on ?? '') < from.held_on
  const opens = (tier: TalkTier) => talkTiers.indexOf(tier) <= talkTiers.indexOf(tierOf(typed))
  const known = (text: string) => told.talks.some((talk) => opens(talk.tier) && talk.talk?.left_open.includes(text))
  return { points: told.carried.map((text) => ({ text, carries: !earlier && known(text) })), from, earlier }
}

/** What is left for the next talk: what was carried and not settled, and what is new. */
export function leftOpen(typed: Typed, carried: Carried | null): string[] {
  const still = (carried?.points ?? []).filter(({ text, carries }) => carries && !typed.settled.includes(text)).map(({ text }) => text)
  return [...new Set([...still, ...typed.left_open.map((point) => point.trim()).filter(Boolean)])]
}

const said = (text: string): boolean => text.trim() !== ''
const isBlank = ({ title, text, wish }: TypedProblem): boolean => !(said(title) || said(text) || said(wish))

/** A card opened by mistake and left empty is no problem; what is sent keeps the order of the cards. */
export const problemsSent = (typed: Typed): TypedProblem[] => typed.problems.filter((problem) => !isBlank(problem))
export const needsSent = (typed: Typed): TypedNeed[] => (typed.kind === 'home_visit' ? typed.needs.filter(({ text }) => said(text)) : [])

/** The longest text the server takes. */
export const TEXT_MOST = 2000

/** The first field that still lacks something, or holds too much. */
export function lacking(typed: Typed, today: string): string | undefined {
  if (typed.person === null) return 'person'
  if (typed.held_on === null) return 'held_on'
  if (typed.held_on > today) return 'not_yet'
  if ([...typed.summary].length > TEXT_MOST) return 'too_long'
  if (!said(typed.summary) && !Object.values(typed.topics).some(said) && problemsSent(typed).length === 0) return 'summary'
  if (problemsSent(typed).some(({ title }) => !said(title))) return 'problem'
  return typed.kind === 'interview' && !typed.told_of_use ? 'told_of_use' : undefined
}

function filled(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => said(text)))
}

/** What is sent. `lacking` has seen to it that nothing lacks. */
export function recordedOf(typed: Typed, given: Given, carried: Carried | null): RecordedTalk {
  const { kind, held_on, form, place, unannounced, summary, topics, looks, suggestions, told_of_use } = typed
  return {
    talk: { kind, held_on: held_on ?? '', form, place, unannounced, tier: tierOf(typed), summary, topics: filled(topics), looks: filled(looks), suggestions, left_open: leftOpen(typed, carried), told_of_use: kind === 'interview' && told_of_use },
    problems: problemsSent(typed).map(({ id: _, owner, ...problem }) => ({ ...problem, ...(owner === null ? {} : { owner }) })),
    needs: needsSent(typed).map(({ kind: of, text }) => ({ kind: of, text })),
    ...(given.round === null ? {} : { round: given.round }), ...(given.visit ? { visit: given.visit.id } : {}), ...(given.replaces ? { replaces: given.replaces.id } : {}), ...(typed.another ? { another: true } : {}),
  }
}
