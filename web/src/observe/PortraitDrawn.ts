import type { Facet, PortraitAxis, PortraitBasis, PortraitSaid, PortraitShown } from '../api/types'
import { paths } from '../shell/paths'

/** In the order one asks: what was achieved first. */
export const facets: Facet[] = ['results', 'ability', 'style', 'experience', 'learning', 'load']

export type Drawn = PortraitAxis & { estimate: number; low: number; high: number }

export const isDrawn = (axis: PortraitAxis): axis is Drawn => axis.estimate !== null && axis.low !== null && axis.high !== null

export const of = (portrait: PortraitShown, facet: Facet): PortraitSaid[] => portrait.said.filter((one) => one.facet === facet)

const keyOf = ({ kind, id }: PortraitBasis): string => `${kind}-${id}`

function restsOn(portrait: PortraitShown, facet: Facet): Map<string, PortraitBasis> {
  return new Map(of(portrait, facet).flatMap(({ rests_on }) => rests_on.map((basis) => [keyOf(basis), basis])))
}

/** What the later day rests on that the earlier one did not, and the other way round; each record once. */
export function compared(earlier: PortraitShown, later: PortraitShown, facet: Facet): { gone: PortraitBasis[]; added: PortraitBasis[] } {
  const [before, after] = [restsOn(earlier, facet), restsOn(later, facet)]
  const only = (these: typeof before, those: typeof before) => [...these].filter(([key]) => !those.has(key)).map(([, basis]) => basis)
  return { gone: only(before, after), added: only(after, before) }
}

/** Tenths of a level as people write them. */
export const level = (tenths: number): string => (tenths / 10).toFixed(1)

export function evidencePath(person: number, { kind, id }: PortraitBasis): string {
  if (kind === 'entry') return paths.entry(person, id)
  if (kind === 'problem') return paths.problem(id)
  return kind === 'statement' ? paths.statement(id) : paths.person(person, 'appointments')
}

/** A level by shape, so that no colour is needed to tell whether it meets the need. */
export const meetsMarks = { yes: '\u2713', no: '\u2193', open: '?' } as const
