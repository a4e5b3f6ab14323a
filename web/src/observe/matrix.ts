import type { Matrix, MatrixRow } from '../api/types'

export type Quarter = '1' | '2' | '3' | '4'
export const quarters: Quarter[] = ['1', '2', '3', '4']

/** The first and last day of a year or of one of its quarters; it ends today if it has not ended. */
export function periodOf(year: number, quarter: Quarter | undefined, today: string): { from: string; to: string } {
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : 1
  const last = quarter ? first + 2 : 12
  const day = new Date(Date.UTC(year, last, 0)).getUTCDate()
  const [from, to] = [`${year}-${String(first).padStart(2, '0')}-01`, `${year}-${String(last).padStart(2, '0')}-${day}`]
  return { from, to: to > today && from <= today ? today : to }
}

/** How strong the ground of a cell is: by the number of records, in few steps. */
export const shadeOf = (entries: number): number => (entries === 0 ? 0 : entries < 2 ? 1 : entries < 4 ? 2 : entries < 8 ? 3 : 4)

export type Group = { name: string; rows: MatrixRow[] }

/** Rows under the county their unit belongs to, in the order they come; those of no known county stand under no name. */
export function groupsOf(rows: MatrixRow[], counties: string[]): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const name = counties.filter((county) => row.unit_name.startsWith(county) && row.unit_name !== county).sort((one, other) => other.length - one.length)[0] ?? ''
    const last = groups.at(-1)
    if (last?.name === name) last.rows.push(row)
    else groups.push({ name, rows: [row] })
  }
  return groups
}

/** Of how many of the lines something is known, and of how many heads on each line. */
export const linesSeen = (row: MatrixRow): number => row.cells.filter(({ entries }) => entries > 0).length
export const headsSeen = (rows: MatrixRow[], at: number): number => rows.filter(({ cells }) => (cells[at]?.entries ?? 0) > 0).length
/** As they stand before the reader: without what a narrower choice leaves out. */
export const emptyCells = ({ rows }: Pick<Matrix, 'rows'>): number => rows.reduce((sum, { cells }) => sum + cells.filter(({ entries }) => entries === 0).length, 0)
