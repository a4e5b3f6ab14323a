import type { Permission, Side } from '../api/types'
import { useMay } from '../shell/session'

/** From which sides one may look at problems, the most pressing last. */
const sides: { side: Side; needs: Permission }[] = [
  { side: 'raised', needs: 'problems.raise' },
  { side: 'owed', needs: 'problems.handle' },
  { side: 'coordinated', needs: 'problems.coordinate' },
]

export function useSides(): Side[] {
  const may = useMay()
  return sides.filter(({ needs }) => may(needs)).map(({ side }) => side)
}

/** The side asked for if it is one's own, else the one with most to do. */
export function sideAt(own: Side[], asked: string | undefined): Side {
  return own.find((side) => side === asked) ?? own.at(-1) ?? 'raised'
}
