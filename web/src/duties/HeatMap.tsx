import type { DutyCell, RuleBoard } from '../api/types'
import { t } from '../words/catalogue'
import type { Chosen } from './BoardPage'
import { shade } from './groups'

/** Units down, periods across; a cell says how many of how many, and its ground how full it is. */
export function HeatMap({ rule, choose }: { rule: RuleBoard; choose: (chosen: Chosen) => void }) {
  return (
    <div className="table-frame">
      <table className="heat" aria-label={rule.title}>
        <thead>
          <tr>
            <th scope="col">{t('duties.unit')}</th>
            <th scope="col" className="heat-talker">{t('duties.by')}</th>
            {rule.periods.map((period) => <th key={period.from} scope="col" className="number">{periodInWords(period)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rule.rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">{row.unit_name}</th>
              <td className="heat-talker">{row.talkers.join(t('list.comma')) || <span className="duty-state soon">{t('duties.vacant')}</span>}</td>
              {rule.periods.map((period, index) => (
                <td key={period.from} className="heat-cell"><Cell cell={row.cells[index]} open={() => choose({ rule, ...period, unit: row.unit, unit_name: row.unit_name })} name={`${row.unit_name} ${periodInWords(period)}`} /></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell, open, name }: { cell: DutyCell | undefined; open: () => void; name: string }) {
  const level = cell ? shade(cell) : null
  if (!cell || level === null) return <span className="quiet">–</span>
  return (
    <button type="button" className={`heat-${level}${cell.missed ? ' missed' : ''}`} onClick={open} title={t('duties.cell', cell)} aria-label={`${cell.done}/${cell.total} ${name} ${t('duties.cell', cell)}`}>
      {cell.done}<span>/{cell.total}</span>
    </button>
  )
}

/** A year by its number, a half-year, quarter or month by its first and last month. */
function periodInWords({ from, to }: { from: string; to: string }): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))]
  if (first === 1 && last === 12) return t('duties.year_of', { year: from.slice(0, 4) })
  return first === last ? t('duties.month', { month: first }) : t('duties.months', { first, last })
}
