import type { CatalogueItem, CatalogueLine, OrderLine, OrdersShown } from '../api/types'

export type OrderState = 'placed' | 'scheduled' | 'declined' | 'withdrawn'
export type Demand = OrdersShown['demand'][number]
export type Course = CatalogueLine & { item: Extract<CatalogueItem, { catalogue: 'course' }> }

export const orderStates: OrderState[] = ['placed', 'scheduled', 'declined', 'withdrawn']
export const orderMarks: Record<OrderState, string> = { placed: '○', scheduled: '●', declined: '×', withdrawn: '–' }

/** Orders of one course, or of one topic in words, go together under this. */
export function wantedBy({ course, title }: Pick<OrderLine, 'course' | 'title'>): string {
  return course === null ? title : String(course)
}

export function ordersOf(rows: OrderLine[], state: OrderState | undefined, wanted: string | undefined): OrderLine[] {
  return rows.filter((row) => (!state || row.state === state) && (!wanted || wantedBy(row) === wanted))
}

/** Courses on the menu: those of which a single session was found best first, then by title as the server gave them. */
export function menuOf(lines: CatalogueLine[]): Course[] {
  const courses = lines.filter((line): line is Course => line.item.catalogue === 'course' && line.item.menu && !line.ended)
  return [...courses.filter(({ item }) => item.premium), ...courses.filter(({ item }) => !item.premium)]
}

/** Orders that still wait for an answer, by course. */
export function waitingByCourse(rows: OrderLine[]): Map<number, number> {
  const count = new Map<number, number>()
  for (const { course, state } of rows) if (course !== null && state === 'placed') count.set(course, (count.get(course) ?? 0) + 1)
  return count
}

export type TypedOrder = { topic: string; unit: number | null; heads: number | null; wished: string }

export function lackingOf(value: TypedOrder, course: number | null): 'topic' | 'unit' | 'heads' | undefined {
  if (course === null && value.topic.trim() === '') return 'topic'
  if (value.unit === null) return 'unit'
  return value.heads === null ? 'heads' : undefined
}
