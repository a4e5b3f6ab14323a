import type { Programme } from '../api/types'

/** A programme as it is typed: its unit may still be missing, lists of words are lines. */
export type TypedProgramme = Omit<Programme, 'unit' | 'since' | 'weak_areas' | 'items'> & { unit: number | null; since: string | null; weak_areas: string; items: string }

export const parts = ['whom', 'slots', 'rota', 'syllabus', 'balance', 'required', 'weak', 'field', 'serves', 'units', 'items'] as const
export type Part = (typeof parts)[number]

const usual: Record<string, Part[]> = {
  series: ['whom', 'slots', 'rota', 'syllabus', 'balance', 'required', 'serves', 'units', 'items'],
  campaign: ['serves', 'units', 'balance', 'required', 'items'],
  cohort: ['whom', 'weak', 'field', 'required', 'syllabus', 'serves', 'units', 'items'],
  discussion: ['units', 'serves', 'items'],
  contest: ['units', 'whom', 'serves', 'items'],
}

/** What is asked besides for a kind of programme, and whatever is kept already. */
export function partsOf(value: TypedProgramme): Part[] {
  const first = usual[value.kind] ?? []
  return [...first, ...parts.filter((part) => !first.includes(part) && isFilled(value, part))]
}

function isFilled(value: TypedProgramme, part: Part): boolean {
  switch (part) {
    case 'whom': return value.layer !== null || value.emphasis.trim() !== ''
    case 'slots': return value.slots.length > 0
    case 'rota': return value.rota.length > 0
    case 'syllabus': return value.syllabus.length > 0 || value.methods.length > 0 || value.survey_first
    case 'balance': return value.balance.length > 0
    case 'required': return value.required.length > 0 || value.in_turn
    case 'weak': return lines(value.weak_areas).length > 0
    case 'field': return value.field !== null
    case 'serves': return value.focuses.length > 0 || value.parent !== null
    case 'units': return value.units.length > 0
    case 'items': return lines(value.items).length > 0
  }
}

export function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean)
}

export function blankProgramme(today: string, kind: string): TypedProgramme {
  return {
    kind, title: '', unit: null, parent: null, goal: '', since: `${today.slice(0, 4)}-01-01`, until: `${today.slice(0, 4)}-12-31`, layer: null, emphasis: '', focuses: [], rota: [], slots: [],
    syllabus: [], balance: [], methods: [], required: [], units: [], survey_first: false, in_turn: false, weak_areas: '', field: null, items: '',
  }
}

export function typedProgramme(of: Programme): TypedProgramme {
  return { ...of, weak_areas: of.weak_areas.join('\n'), items: of.items.join('\n') }
}

export function programmeSent(value: TypedProgramme) {
  return {
    ...value, title: value.title.trim(), goal: value.goal.trim(), emphasis: value.emphasis.trim(), weak_areas: lines(value.weak_areas), items: lines(value.items),
    slots: value.slots.map((slot) => ({ ...slot, title: slot.title.trim() })), syllabus: value.syllabus.map((part) => ({ ...part, subject: part.subject.trim() })),
  }
}

/** The first thing still missing, by the name of its field. */
export function lackingOf(value: TypedProgramme): string | undefined {
  if (!value.title.trim()) return 'title'
  if (value.unit === null) return 'unit'
  if (value.since === null) return 'since'
  if (value.slots.some((slot) => !slot.title.trim())) return 'slot_title'
  if (value.required.some((seats) => seats.unit_kinds.length === 0)) return 'required_units'
  return undefined
}
