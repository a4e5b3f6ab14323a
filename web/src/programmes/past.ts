import type { PastSheet } from '../api/types'

export const pastHeads = ['class', 'host', 'from', 'to', 'hours', 'name', 'unit', 'identity_number'] as const

const BOM = '\ufeff'
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A sheet with heads only, in a form that spreadsheet programs open with the right letters. */
export function sheetOf(heads: string[]): string {
  return `${BOM}${heads.map(cell).join(',')}\r\n`
}

/** What keeping a sheet would write: classes that are not on record, and how often somebody was there. */
export function newOf({ classes }: Pick<PastSheet, 'classes'>): { classes: number; known: number; people: number } {
  const fresh = classes.filter(({ known }) => !known)
  return { classes: fresh.length, known: classes.length - fresh.length, people: fresh.reduce((sum, { people }) => sum + people, 0) }
}
