import type { Handbook, HandbookShown } from '../api/types'
import { newKey } from '../api/client'

export type Found = HandbookShown['found'][number]
export type TypedSection = Handbook['sections'][number] & { key: string }
export type TypedHandbook = { unit: number | null; title: string; edition: string; published_on: string | null; sections: TypedSection[]; titles: Record<string, string> }

export const blankSection = (number: string): TypedSection => ({ key: newKey(), number, title: '', text: '', courses: [] })

export function blankHandbook(unit: number | null, today: string): TypedHandbook {
  return { unit, title: '', edition: '', published_on: today, sections: [blankSection('1')], titles: {} }
}

export function typedHandbook(page: HandbookShown): TypedHandbook {
  const sections = page.found.map(({ number, title, text, courses }) => ({ key: newKey(), number, title, text, courses: courses.map(({ id }) => id) }))
  const titles = Object.fromEntries(page.found.flatMap(({ courses }) => courses.map(({ id, title }) => [String(id), title])))
  return { unit: page.unit, title: page.title, edition: page.edition, published_on: page.published_on, sections, titles }
}

/** A new edition begins with the sections of the one before. */
export function nextEdition(page: HandbookShown, today: string): TypedHandbook {
  return { ...typedHandbook(page), edition: '', published_on: today }
}

export function handbookSent({ unit, title, edition, published_on, sections }: TypedHandbook): Handbook {
  return { unit: unit ?? 0, title: title.trim(), edition: edition.trim(), published_on: published_on ?? '', sections: sections.map(({ number, title: of, text, courses }) => ({ number: number.trim(), title: of.trim(), text, courses })) }
}

/** The number after the last: 3.2 is followed by 3.3; where it ends in no digits nothing is offered. */
export function numberAfter(sections: { number: string }[]): string {
  const last = sections.at(-1)?.number.trim() ?? '0'
  const match = /^(.*?)(\d+)$/.exec(last)
  return match ? `${match[1]}${Number(match[2]) + 1}` : ''
}

export type Lack = { field: 'title' | 'edition' | 'published_on' | 'unit' | 'sections' } | { field: 'number' | 'section_title'; at: number }

export function lackingOf(value: TypedHandbook): Lack | null {
  if (value.title.trim() === '') return { field: 'title' }
  if (value.edition.trim() === '') return { field: 'edition' }
  if (value.published_on === null) return { field: 'published_on' }
  if (value.unit === null) return { field: 'unit' }
  if (value.sections.length === 0) return { field: 'sections' }
  for (const [at, section] of value.sections.entries()) {
    if (section.number.trim() === '') return { field: 'number', at }
    if (section.title.trim() === '') return { field: 'section_title', at }
  }
  return null
}

/** Which section a refusal is about. */
export function sectionRefused(field: string | undefined): number | null {
  const match = /^sections[./](\d+)/.exec(field ?? '')
  return match ? Number(match[1]) : null
}

/** Without the network only words are found, not pinyin. */
export function foundHere(sections: Found[], words: string): Found[] {
  const looked = words.trim().toLowerCase()
  return looked === '' ? sections : sections.filter(({ number, title, text }) => title.toLowerCase().includes(looked) || text.toLowerCase().includes(looked) || number.trim() === looked)
}

/** A text cut where the words stand in it, so that they can be marked; every second piece is one of them. */
export function cutAt(text: string, words: string): string[] {
  const looked = words.trim().toLowerCase()
  if (looked === '') return [text]
  const pieces: string[] = []
  let from = 0
  for (let at = text.toLowerCase().indexOf(looked); at >= 0; at = text.toLowerCase().indexOf(looked, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + looked.length))
    from = at + looked.length
  }
  return [...pieces, text.slice(from)]
}

const CHARACTERS_A_SECOND = 30

/** How long a section must have been in sight before scrolling past its end counts as reading, in milliseconds. */
export function readFor(text: string): number {
  return Math.min(20, Math.max(2, text.length / CHARACTERS_A_SECOND)) * 1000
}
