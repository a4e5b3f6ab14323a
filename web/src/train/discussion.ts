import type { Session, TrainingSession } from '../api/types'
import { newKey } from '../api/client'
import type { reportForms } from './codes'

export type ReportForm = (typeof reportForms)[number]
export type Speech = { person: number | null; name: string; guest: string; by: 'person' | 'guest'; text: string }
export type TypedReport = {
  key: string; unit: number | null; unit_name: string; form: ReportForm; discussion: string | null; on: string | null; title: string; place: string; heads: number | null; programme: number | null; zone: number | null; conclusions: string; speeches: Speech[]
}

export const noSpeech: Speech = { person: null, name: '', guest: '', by: 'person', text: '' }

export function blankReport({ grants, today }: Pick<Session, 'grants' | 'today'>, programme: number | null): TypedReport {
  return { key: newKey(), unit: grants[0]?.unit ?? null, unit_name: grants[0]?.unit_name ?? '', form: 'discussion', discussion: null, on: today, title: '', place: '', heads: null, programme, zone: null, conclusions: '', speeches: [] }
}

/** A row nobody wrote anything in is no speech. */
const written = (speech: Speech) => speech.person !== null || Boolean(speech.guest.trim()) || Boolean(speech.text.trim())
const spoken = ({ by, person, guest }: Speech) => (by === 'person' ? person !== null : Boolean(guest.trim()))

/** What still has to be said, by the name of its field. */
export function lackingOf({ unit, form, discussion, on, title, speeches }: TypedReport): string | undefined {
  if (unit === null) return 'unit'
  if (form === 'discussion' && discussion === null) return 'discussion'
  if (!title.trim()) return 'title'
  if (on === null) return 'on'
  return speeches.some((speech) => written(speech) && !spoken(speech)) ? 'speaker' : undefined
}

/** A zone belongs to a seminar, and the form of discussion to a discussion; what is typed for another form stays behind. */
export function reportSent(typed: TypedReport): { session: TrainingSession; speeches: { person: number | null; guest: string; text: string }[] } {
  const { unit, form, discussion, on, title, place, heads, programme, zone, conclusions, speeches } = typed
  return {
    session: {
      programme, form, title: title.trim(), number: null, unit: unit ?? 0, co_hosts: [], from: on ?? '', to: on ?? '', place: place.trim(), room: null, partner: null, zone: form === 'seminar' ? zone : null, chain: null, course: null, focuses: [], slot: null,
      theme: '', layer: null, discussion: form === 'discussion' ? discussion : null, capacity: null, quotas: [], after: [], lessons: [], prior: null, materials: [], rounds: [], conclusions: form === 'discussion' ? '' : conclusions.trim(), heads,
    },
    speeches: speeches.filter(written).map(({ by, person, guest, text }) => ({ person: by === 'person' ? person : null, guest: by === 'guest' ? guest.trim() : '', text: text.trim() })),
  }
}

/** Who spoke and what they said, as it was typed. */
export function spokenOf({ speeches }: TypedReport): { name: string; text: string }[] {
  return speeches.filter(written).map(({ by, name, guest, text }) => ({ name: by === 'person' ? name : guest.trim(), text: text.trim() }))
}
