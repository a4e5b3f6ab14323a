import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import type { FigureValue } from '../api/types'
import { showNumber } from '../words/dates'
import { t } from '../words/catalogue'
import { PathLink } from './PathLink'

/** Every number opens its rows, for whoever may see them. A bare nought has none, so it stays a number. */
export function NumberLink({ value, to, unit }: { value: number | null; to: string; unit?: string }) {
  const may = useMay()
  if (value === 0 && !unit) return <span className="quiet">0</span>
  if (value !== null && !unit && !may(to.startsWith('/figures') ? 'figures' : 'people.read')) return showNumber(value)
  return (
    <PathLink to={to} className="number-link">
      {value === null ? t('figures.no_value') : showNumber(value)}
      {unit && value !== null && <span className="quiet small"> {unit}</span>}
    </PathLink>
  )
}

export function FigureStrip({ figures }: { figures: FigureValue[] }) {
  if (figures.length === 0) return null
  return (
    <dl className="figure-strip">
      {figures.map((figure) => (
        <div key={figure.id}>
          <dt>{figure.name}</dt>
          <dd><NumberLink value={figure.value} unit={figure.unit_word} to={paths.figure(figure.id, figure.unit, figure.period)} /></dd>
        </div>
      ))}
    </dl>
  )
}
