import { useCallback } from 'react'
import type { FigureValue, Filter } from '../api/types'
import Chart from '../kinds/Chart'
import { NumberLink } from '../kinds/NumberLink'
import { Table } from '../kinds/Table'
import { writeFilter } from '../people/filter'
import { paths } from '../shell/paths'
import { colour, FONT } from '../shell/theme'
import { useGo } from '../shell/address'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

/** Bars labelled where they stand, the same numbers in the table beside them, and each opens its people. */
export default function Parts({ figure, dimension }: { figure: FigureValue; dimension: string | null }) {
  const go = useGo()
  const total = figure.parts.reduce((sum, part) => sum + part.value, 0)
  const option = useCallback(() => ({
    animation: false,
    textStyle: { fontFamily: FONT, color: colour('ink') },
    grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, show: false },
    yAxis: { type: 'category', inverse: true, data: figure.parts.map((part) => part.name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colour('ink'), fontSize: 13 } },
    series: [{
      type: 'bar', barMaxWidth: 20, data: figure.parts.map((part) => part.value), itemStyle: { color: colour('accent') },
      label: { show: true, position: 'right', color: colour('ink'), formatter: ({ value }: { value: number }) => showNumber(value) },
    }],
  }), [figure])
  const way = (at: number) => people(figure, dimension, figure.parts[at]?.code ?? '')
  const open = useCallback((at: number) => { const to = people(figure, dimension, figure.parts[at]?.code ?? ''); if (to) go(to) }, [figure, dimension, go])
  return (
    <div className="parts">
      <Chart option={option} height={figure.parts.length * 32 + 16} label={t('figures.parts_label', { name: figure.name })} onMark={open} />
      <Table label={t('figures.parts')} rows={figure.parts.map((part, at) => ({ ...part, at }))} rowKey={(part) => part.code} columns={[
        { key: 'name', head: t('figures.part'), title: true, cell: (part) => part.name },
        { key: 'value', head: t('figures.value', { unit: figure.unit_word }), number: true, cell: (part) => { const to = way(part.at); return to ? <NumberLink value={part.value} to={to} /> : showNumber(part.value) } },
        { key: 'share', head: t('figures.share'), number: true, cell: (part) => (total > 0 ? `${((part.value / total) * 100).toFixed(1)}%` : '') },
      ]} />
    </div>
  )
}

/** The people of a part, where the part is a condition the list of people can say. */
function people(figure: FigureValue, dimension: string | null, value: string): string | null {
  if (!dimension || !figure.id.startsWith('people.') || !value || value === 'unknown') return null
  const here: Filter[] = [{ op: 'under', units: [figure.unit] }, { op: 'is', field: 'service', values: ['serving'] }]
  const years = Number(value)
  const part: Filter = dimension.includes('age')
    ? { op: 'between', field: 'age', from: String(years || 0), to: years === 0 ? '29' : years >= 60 ? '120' : String(years + 4) }
    : { op: 'is', field: dimension, values: [value] }
  return paths.people(writeFilter({ op: 'all', of: [...here, part] }))
}
