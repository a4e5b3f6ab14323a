import { useCallback } from 'react'
import Chart from '../kinds/Chart'
import { colour, FONT } from '../shell/theme'
import { t } from '../words/catalogue'
import { type Drawn, level } from './PortraitDrawn'

type Point = [number, number]
type Api = { getWidth: () => number; getHeight: () => number; value: (at: number) => number; coord: (at: Point) => Point }
const ROW = 44

/** A radar from three axes on, else bars; both with the interval as a band and every label beside its mark. */
export default function PortraitPicture({ axes, name }: { axes: Drawn[]; name: string }) {
  const radar = axes.length >= 3
  const option = useCallback(() => (radar ? radarOf(axes) : barsOf(axes)), [axes, radar])
  return <Chart option={option} height={radar ? 340 : axes.length * ROW + 40} label={t('portrait.picture', { name, n: axes.length })} />
}

const top = (axes: Drawn[]) => Math.max(...axes.map(({ levels }) => levels.length), 2)
const words = (text: string, style: object) => ({ type: 'text', silent: true, style: { text, fill: colour('ink'), fontFamily: FONT, fontSize: 12, ...style } })

function radarOf(axes: Drawn[]) {
  return { animation: false, series: [{ type: 'custom', coordinateSystem: 'none', silent: true, data: [[0]], renderItem: (_: unknown, api: Api) => drawing(axes, api) }] }
}

/** Rings are levels, the centre is none: a line twice as long is a level twice as high. */
function drawing(axes: Drawn[], api: Api) {
  const [width, height, most] = [api.getWidth(), api.getHeight(), top(axes)]
  const [x, y, radius] = [width / 2, height / 2, Math.min(width / 2 - 96, height / 2 - 44)]
  const at = (nth: number, value: number): Point => {
    const angle = (nth / axes.length) * 2 * Math.PI - Math.PI / 2
    return [x + (Math.cos(angle) * radius * value) / most, y + (Math.sin(angle) * radius * value) / most]
  }
  const ring = (value: (axis: Drawn) => number): Point[] => axes.map((axis, nth) => at(nth, value(axis)))
  const path = (points: Point[]) => `M${points.map((point) => point.join(' ')).join('L')}Z`
  const rings = Array.from({ length: most }, (_, nth) => ({ type: 'polygon', silent: true, shape: { points: ring(() => nth + 1) }, style: { fill: 'none', stroke: colour('line') } }))
  const spokes = axes.map((_, nth) => ({ type: 'line', silent: true, shape: { x1: x, y1: y, x2: at(nth, most)[0], y2: at(nth, most)[1] }, style: { stroke: colour('line') } }))
  const scale = Array.from({ length: most }, (_, nth) => words(String(nth + 1), { x: x + 4, y: at(0, nth + 1)[1] + 2, fill: colour('ink-3'), fontSize: 11 }))
  const [high, low, estimate] = [ring((axis) => axis.high / 10), ring((axis) => axis.low / 10).reverse(), ring((axis) => axis.estimate / 10)]
  // The inner outline runs the other way round, which leaves the band between the two.
  const band = { type: 'path', silent: true, shape: { d: path(high) + path(low) }, style: { fill: colour('accent'), opacity: 0.2 } }
  const needs = axes.flatMap((axis, nth) => (axis.needed === null ? [] : [{ type: 'rect', silent: true, shape: { x: at(nth, axis.needed)[0] - 4, y: at(nth, axis.needed)[1] - 4, width: 8, height: 8 }, style: { fill: 'none', stroke: colour('notice'), lineWidth: 2 } }]))
  const dots = estimate.map(([cx, cy]) => ({ type: 'circle', silent: true, shape: { cx, cy, r: 3 }, style: { fill: colour('accent') } }))
  const labels = axes.map((axis, nth) => {
    const [lx, ly] = at(nth, most + 0.25)
    const align = Math.abs(lx - x) < 8 ? 'center' : lx > x ? 'left' : 'right'
    return words(`${axis.title}\n${level(axis.estimate)} (${level(axis.low)}\u2013${level(axis.high)})`, { x: lx, y: ly, align, verticalAlign: ly < y - 8 ? 'bottom' : 'top', lineHeight: 16 })
  })
  return { type: 'group', children: [...rings, ...spokes, ...scale, band, { type: 'polygon', silent: true, shape: { points: estimate }, style: { fill: 'none', stroke: colour('accent'), lineWidth: 2 } }, ...dots, ...needs, ...labels] }
}

function barsOf(axes: Drawn[]) {
  const rows = axes.map((axis, nth) => [axis.low / 10, axis.high / 10, axis.estimate / 10, nth, axis.needed ?? -1])
  return {
    animation: false, textStyle: { fontFamily: FONT, color: colour('ink') }, grid: { left: 96, right: 24, top: 8, bottom: 28 },
    xAxis: { type: 'value', min: 0, max: top(axes), interval: 1, axisLabel: { color: colour('ink-2') }, splitLine: { lineStyle: { color: colour('line-2') } } },
    yAxis: { type: 'category', inverse: true, data: axes.map(({ title }) => title), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colour('ink') } },
    series: [{ type: 'custom', silent: true, data: rows, encode: { x: [0, 1, 2], y: 3 }, renderItem: (_: unknown, api: Api) => bar(api) }],
  }
}

function bar(api: Api) {
  const place = (value: number) => api.coord([value, api.value(3)])
  const [[left, middle], [right], [mark], [needed]] = [place(api.value(0)), place(api.value(1)), place(api.value(2)), place(api.value(4))]
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: left, y: middle - 8, width: Math.max(right - left, 2), height: 16 }, style: { fill: colour('accent'), opacity: 0.2 } },
      { type: 'rect', shape: { x: mark - 1.5, y: middle - 10, width: 3, height: 20 }, style: { fill: colour('accent') } },
      ...(api.value(4) > 0 ? [{ type: 'rect', shape: { x: needed - 4, y: middle - 4, width: 8, height: 8 }, style: { fill: 'none', stroke: colour('notice'), lineWidth: 2 } }] : []),
    ],
  }
}
