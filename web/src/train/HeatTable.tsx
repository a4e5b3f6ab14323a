import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { hoursInWords } from './amounts'
import { eachOf, heatStep, togetherOf, type UnitMonths } from './heat'

type Props = { year: number; units: UnitMonths[]; whole: UnitMonths[]; begun: number }
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const sum = (months: number[]) => months.reduce((all, tenths) => all + tenths, 0)

/** Units down, months across; a cell says the hours a head and is the darker the more they are. */
export function HeatTable({ year, units, whole, begun }: Props) {
  const label = t('hours.heat_table', { year })
  const all = togetherOf(whole)
  return (
    <div className="months-box" role="region" aria-label={label} tabIndex={0}>
      <table className="months" aria-label={label}>
        <thead>
          <tr><th scope="col" className="months-name">{t('hours.unit')}</th><th scope="col">{t('hours.people_head')}</th>{MONTHS.map((month) => <th key={month} scope="col">{t('hours.month', { n: month })}</th>)}<th scope="col">{t('hours.heat_total')}</th></tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row" className="months-name"><PathLink to={`${paths.hours()}?unit=${unit.unit}`}>{unit.name}</PathLink></th>
              <Cells name={unit.name} people={unit.people} months={unit.months} begun={begun} />
            </tr>
          ))}
        </tbody>
        {whole.length > 1 && <tfoot><tr><th scope="row" className="months-name">{t('hours.heat_total_all')}</th><Cells name={t('hours.heat_total_all')} people={all.people} months={all.months} begun={begun} /></tr></tfoot>}
      </table>
    </div>
  )
}

function Cells({ name, people, months, begun }: { name: string; people: number; months: number[]; begun: number }) {
  return (
    <>
      <td className="quiet">{showNumber(people)}</td>
      {MONTHS.map((month) => {
        const tenths = months[month - 1] ?? 0
        if (month > begun && tenths === 0) return <td key={month} />
        const each = showNumber(eachOf(tenths, people))
        return <td key={month} className={`month-${heatStep(tenths, people)}`} title={t('hours.heat_cell', { unit: name, month, each: hoursInWords(eachOf(tenths, people) * 10), hours: hoursInWords(tenths), people: showNumber(people) })}>{each}</td>
      })}
      <td><strong>{showNumber(eachOf(sum(months), people))}</strong></td>
    </>
  )
}
