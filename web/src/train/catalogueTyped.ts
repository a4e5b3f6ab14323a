import type { CatalogueItem } from '../api/types'
import type { Catalogue } from './codes'

/** A line as it is typed: every field of every kind, of which each kind shows its own. */
export type TypedItem = {
  catalogue: Catalogue; unit: number | null; title: string; kind: string | null; text: string; items: string; since: string | null; until: string | null; place: string; seats: number | null; person: number | null; name: string; organisation: string; subjects: string
  lecturer: number | null; layer: string | null; hours: number | null; menu: boolean; premium: boolean; basis: string; leads_to: { competence: number; level: number }[]; units: number[]; wanted: number | null
}

export function blankItem(catalogue: Catalogue, unit: number | null, today: string): TypedItem {
  return { catalogue, unit, title: '', kind: null, text: '', items: '', since: today, until: null, place: '', seats: null, person: null, name: '', organisation: '', subjects: '', lecturer: null, layer: null, hours: null, menu: false, premium: false, basis: '', leads_to: [], units: [], wanted: null }
}

export function typedItem(item: CatalogueItem, unit: number, name: string, today: string): TypedItem {
  const blank = blankItem(item.catalogue, unit, today)
  switch (item.catalogue) {
    case 'focus': return { ...blank, ...item, items: item.items.join('\n') }
    case 'course': {
      const { premium, tenths, ...rest } = item
      return { ...blank, ...rest, hours: tenths / 10, premium: premium !== null, since: premium?.since ?? today, basis: premium?.basis ?? '' }
    }
    case 'model': {
      const { published_on, ...rest } = item
      return { ...blank, ...rest, name, since: published_on }
    }
    case 'lecturer': return { ...blank, ...item, name }
    default: return { ...blank, ...item }
  }
}

/** What still has to be said, by the name of its field. */
export function lackingOf(typed: TypedItem): string | undefined {
  const { catalogue, unit, title, kind, since, units, person, text, premium, basis, wanted } = typed
  if (!title.trim()) return 'title'
  if (unit === null) return 'unit'
  if ((catalogue === 'focus' || catalogue === 'lecturer') && kind === null) return 'kind'
  if (catalogue === 'focus' && since === null) return 'since'
  if (catalogue === 'zone' && units.length < 2) return 'units'
  if (catalogue === 'field' && wanted === null) return 'wanted'
  if (catalogue === 'model') return person === null ? 'person' : !text.trim() ? 'deed' : since === null ? 'published_on' : undefined
  if (catalogue === 'course' && premium) return since === null ? 'chosen_on' : !basis.trim() ? 'basis' : undefined
  return undefined
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

export function itemSent(typed: TypedItem): CatalogueItem {
  const { catalogue, kind, person, units, lecturer, layer, menu, leads_to } = typed
  const [title, text, place, since] = [typed.title.trim(), typed.text.trim(), typed.place.trim(), typed.since ?? '']
  switch (catalogue) {
    case 'focus': return { catalogue, title, kind: kind ?? '', text, items: linesOf(typed.items), since, until: typed.until }
    case 'chain': return { catalogue, title, text }
    case 'room': return { catalogue, title, place, seats: typed.seats }
    case 'lecturer': return { catalogue, title, kind: kind ?? '', person, organisation: typed.organisation.trim(), subjects: typed.subjects.trim() }
    case 'course': return { catalogue, title, text, lecturer, layer, tenths: Math.round((typed.hours ?? 0) * 10), menu, premium: typed.premium ? { since, basis: typed.basis.trim() } : null, leads_to }
    case 'zone': return { catalogue, title, units }
    case 'partner': return { catalogue, title, place }
    case 'field': return { catalogue, title, wanted: typed.wanted ?? 0, text }
    case 'model': return { catalogue, title, person: person ?? 0, text, published_on: since }
  }
}
