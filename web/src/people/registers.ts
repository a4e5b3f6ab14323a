import type { PersonFile } from '../api/types'

export type Register = 'appointments' | 'ranks' | 'educations' | 'appraisals' | 'awards' | 'penalties' | 'relatives' | 'contacts'
export type Kind = 'date' | 'day' | 'text' | 'long' | 'year' | 'flag' | 'unit' | { table: string }
/** `shown: false` is asked in the form and left out of the table; `width` is the least a column of words may shrink to. */
export type Part = { name: string; kind: Kind; needed?: boolean; shown?: boolean; title?: boolean; width?: number; label?: string }
export type RowOf = { id: number; recorded_at: string; recorded_by: string; source: string } & Record<string, unknown>

/** The registers of a file: what each row holds, in the order it is read and asked. */
export const registers: Record<Register, Part[]> = {
  appointments: [
    { name: 'since', kind: 'date', needed: true }, { name: 'until', kind: 'date' }, { name: 'unit', kind: 'unit', width: 112 }, { name: 'title', kind: 'text', needed: true, title: true, width: 144, label: 'people.post_title' },
    { name: 'post_kind', kind: { table: 'post_kind' }, needed: true }, { name: 'rank', kind: { table: 'rank' } },
    { name: 'kind', kind: { table: 'appointment_kind' }, needed: true, label: 'people.appointment_kind' }, { name: 'main', kind: 'flag', shown: false },
  ],
  ranks: [{ name: 'since', kind: 'date', needed: true }, { name: 'until', kind: 'date' }, { name: 'rank', kind: { table: 'rank' }, title: true }, { name: 'grade', kind: { table: 'grade' } }],
  educations: [
    { name: 'kind', kind: { table: 'schooling' }, needed: true }, { name: 'level', kind: { table: 'education_level' }, shown: false }, { name: 'level_text', kind: 'text', title: true },
    { name: 'degree', kind: { table: 'degree_level' }, shown: false }, { name: 'discipline', kind: { table: 'discipline' } }, { name: 'degree_text', kind: 'text', width: 80 },
    { name: 'school', kind: 'text', width: 128 }, { name: 'degree_school', kind: 'text', shown: false }, { name: 'graduated', kind: 'date' },
  ],
  appraisals: [{ name: 'year', kind: 'year', needed: true, title: true }, { name: 'grade', kind: { table: 'appraisal' }, needed: true, label: 'people.appraisal_grade' }],
  awards: [{ name: 'on', kind: 'date' }, { name: 'kind', kind: { table: 'award_kind' }, needed: true }, { name: 'title', kind: 'text', needed: true, title: true }],
  penalties: [{ name: 'on', kind: 'date', needed: true }, { name: 'kind', kind: { table: 'penalty_kind' }, needed: true }, { name: 'title', kind: 'text', title: true }, { name: 'until', kind: 'date', label: 'people.penalty_until' }],
  relatives: [
    { name: 'relation', kind: 'text', needed: true }, { name: 'name', kind: 'text', needed: true, title: true }, { name: 'birth', kind: 'date' }, { name: 'political_status', kind: 'text' },
    { name: 'unit_and_post', kind: 'text', width: 144 }, { name: 'died', kind: 'flag' },
  ],
  contacts: [{ name: 'kind', kind: 'text', needed: true, label: 'people.contact_kind' }, { name: 'value', kind: 'text', needed: true, title: true }],
}

export const restrictedRegisters: Register[] = ['penalties', 'relatives', 'contacts']

export function rowsOf(file: PersonFile, register: Register): RowOf[] | null {
  const rows = file[register] as RowOf[] | null
  // A corrected row is a new one to the server and comes last; on the page it stands where its time is.
  const time = { appointments: 'since', ranks: 'since', educations: 'graduated', appraisals: 'year', awards: 'on', penalties: 'on' }[register as string]
  return rows && time ? [...rows].sort((one, other) => String(one[time] ?? '').localeCompare(String(other[time] ?? ''))) : rows
}

export function labelOf(part: Part): string {
  return part.label ?? `field.${part.name}`
}

/** The sections of a file in the order of reading; what a file does not have, or is not for the reader, is not offered. */
export function sectionsOf(file: PersonFile, talks: boolean): string[] {
  const all = ['person', 'career', 'appointments', 'ranks', 'educations', 'appraisals', 'awards', 'penalties', 'relatives', 'contacts', 'talks', 'contributions', 'ledger', 'resume']
  return all.filter((section) => (section === 'career' ? file.appointments.length > 0 : section === 'resume' ? Boolean(file.resume) : section === 'talks' ? talks : true))
}
