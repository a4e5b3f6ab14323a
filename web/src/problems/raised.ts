import { newKey } from '../api/client'
import type { RaisedProblem, Session } from '../api/types'

/** Whose matter it is. */
export type Whose = 'own' | 'person' | 'named'

/** The form as it is typed. The key goes with it, so that sending it once more after a dropped line raises nothing twice. */
export type Typed = {
  title: string
  kind: string | null
  place: number | null
  text: string
  wish: string
  origin: string
  whose: Whose
  person: number | null
  raiser_name: string
  protected: boolean
  owner: number | null
  key: string
}

/** Where those of a role mostly hear of problems; everybody else says what is their own. */
const heard: Record<string, string> = {
  duty_officer: 'community_duty', chain_chief: 'enterprise_help', enterprise: 'enterprise_help', project_staff: 'project', inspector: 'inspection', window: 'ticket', resident: 'ticket',
}

export function blank({ grants }: Session): Typed {
  const [first] = grants
  return {
    title: '', kind: null, place: first?.unit ?? null, text: '', wish: '', origin: heard[first?.role ?? ''] ?? 'own', whose: 'own', person: null, raiser_name: '', protected: false, owner: null, key: newKey(),
  }
}

/** The first field that still lacks something. */
export function lacking({ title, kind, place, whose, person, raiser_name }: Typed): string | undefined {
  if (!title.trim()) return 'title'
  if (!kind) return 'kind'
  if (place === null) return 'place'
  if (whose === 'person' && person === null) return 'person'
  return whose === 'named' && !raiser_name.trim() ? 'raiser_name' : undefined
}

/** What is sent: only what belongs to whose matter it is. */
export function raisedOf({ title, kind, place, text, wish, origin, whose, person, raiser_name, owner, protected: unsaid }: Typed): RaisedProblem {
  return {
    origin: whose === 'own' || origin !== 'own' ? origin : 'talk', kind: kind ?? '', place: place ?? 0, title, text, wish, protected: unsaid,
    ...(whose === 'person' && person !== null ? { person } : {}), ...(whose === 'named' ? { raiser_name } : {}), ...(owner === null ? {} : { owner }),
  }
}
