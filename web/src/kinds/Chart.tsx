import { BarChart, CustomChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useLook } from '../shell/look'

use([BarChart, CustomChart, GridComponent, TooltipComponent, CanvasRenderer])

type Props = { option: () => EChartsCoreOption; height: number; label: string; onMark?: (index: number) => void }

/** A picture, drawn on canvas. The table beside it is for everyone and every machine that cannot see it. */
export default function Chart({ option, height, label, onMark }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { dark } = useLook()
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'canvas' })
    chart.setOption(option())
    if (onMark) chart.on('click', (event) => onMark(event.dataIndex))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option, onMark, dark])
  return <div ref={place} style={{ height }} role="img" aria-label={label} />
}
