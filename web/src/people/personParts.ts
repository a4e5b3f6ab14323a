import type { Part } from './registers'

export const personParts: Part[] = [
  { name: 'name', kind: 'text', needed: true },
  { name: 'sex', kind: { table: 'sex' }, needed: true },
  { name: 'birth', kind: 'date', needed: true },
  { name: 'ethnicity', kind: { table: 'ethnicity' }, needed: true },
  { name: 'native_place', kind: 'text' },
  { name: 'birth_place', kind: 'text' },
  { name: 'political_status', kind: { table: 'political_status' }, needed: true },
  { name: 'party_joined', kind: 'date' },
  { name: 'work_began', kind: 'date' },
  { name: 'health', kind: 'text' },
  { name: 'professional_title', kind: 'text' },
  { name: 'speciality', kind: 'text' },
  { name: 'present_post', kind: 'text' },
  { name: 'management', kind: { table: 'management' } },
  { name: 'service', kind: { table: 'service' }, needed: true },
]
