import { useCallback } from 'react'
import type { PersonFile } from '../api/types'
import Chart from '../kinds/Chart'
import { colour, FONT } from '../shell/theme'
import { code, language, t } from '../words/catalogue'
import { showPeriod } from '../words/dates'

const ORDER = ['national_chief', 'national_deputy', 'provincial_chief', 'provincial_deputy', 'bureau_chief', 'bureau_deputy', 'county_chief', 'county_deputy', 'township_chief', 'township_deputy', 'staff', 'unranked']
const ROW = 48

function time(date: string): number {
  return Date.parse(date.length === 7 ? `${date}-01` : date)
}

/** Appointments on a line of time, one row per rank, highest on top, each labelled where it stands. */
export default function CareerLine({ file }: { file: PersonFile }) {
  const held = new Set(file.appointments.map((row) => row.rank ?? 'unranked'))
  const ranks = ORDER.filter((rank) => held.has(rank))
  const option = useCallback(() => {
    const now = time(file.as_of)
    const bars = file.appointments.map((row) => ({
      value: [time(row.since), row.until ? time(row.until) : now, ranks.indexOf(row.rank ?? 'unranked'), row.main ? 1 : 0],
      name: [row.unit_name, row.title].filter(Boolean).join(' '),
      period: showPeriod(row.since, row.until),
      // A post alone in its row may be labelled outside its bar when the bar is too short for the words.
      alone: row.main && file.appointments.filter((other) => other.main && other.rank === row.rank).length === 1,
      word: row.title || row.unit_name || code('appointment_kind', row.kind),
    }))
    return {
      animation: false,
      textStyle: { fontFamily: FONT, color: colour('ink') },
      grid: { left: language() === 'zh' ? 96 : innerWidth < 720 ? 112 : 160, right: 16, top: 8, bottom: 28 },
      tooltip: {
        renderMode: 'richText', backgroundColor: colour('ground'), borderColor: colour('line'), textStyle: { color: colour('ink'), fontSize: 13 },
        formatter: ({ data }: { data: { name: string; period: string } }) => `${data.name}\n${data.period}`,
      },
      xAxis: { type: 'time', axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('ink-2') }, splitLine: { show: true, lineStyle: { color: colour('line-2') } } },
      yAxis: { type: 'category', inverse: true, data: ranks.map((rank) => code('rank', rank)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colour('ink-2') } },
      series: [{ type: 'custom', encode: { x: [0, 1], y: 2 }, data: bars, clip: false, renderItem: bar(bars) }],
    }
  }, [file])
  const label = t('people.career_label', { name: file.card.name, n: file.appointments.length })
  return <Chart option={option} height={ranks.length * ROW + 44} label={label} />
}

type Api = { value: (at: number) => number; coord: (point: [number, number]) => [number, number] }

function bar(bars: { word: string; alone: boolean }[]) {
  return (parameters: { dataIndex: number; coordSys: { x: number; width: number } }, api: Api) => {
    const [left, middle] = api.coord([api.value(0), api.value(2)])
    const [right] = api.coord([api.value(1), api.value(2)])
    const width = Math.max(right - left - 1, 3)
    const main = api.value(3) === 1
    // Side appointments are drawn as a thin line under the main ones, so that both stay readable.
    const shape = main ? { x: left, y: middle - 14, width, height: 22, r: 2 } : { x: left, y: middle + 12, width, height: 4, r: 2 }
    const { word, alone } = bars[parameters.dataIndex] ?? { word: '', alone: false }
    // Beside the bar where the whole word has room there: before it, else after it.
    const long = word.length * 12 + 6
    const { x, width: whole } = parameters.coordSys
    const outside = alone && long > width - 6 ? (left - x > long ? 'before' : x + whole - right > long ? 'after' : null) : null
    const place = outside === 'before' ? { x: left - 6, align: 'right' } : outside === 'after' ? { x: right + 6 } : { x: left + 6, width: width - 10, overflow: 'truncate' }
    const text = { ...place, fontFamily: FONT, text: word, y: middle - 3, fontSize: 12, fill: colour('ink'), verticalAlign: 'middle' }
    return {
      type: 'group',
      children: [
        { type: 'rect', shape, style: { fill: main ? colour('accent-soft') : colour('ink-3'), stroke: main ? colour('accent') : 'none', lineWidth: 1 } },
        ...(main && (width > 40 || outside) ? [{ type: 'text', style: text, silent: true }] : []),
      ],
    }
  }
}
