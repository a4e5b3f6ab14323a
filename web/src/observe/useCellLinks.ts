import type { KeyboardEvent, MouseEvent } from 'react'
import { useGo } from '../shell/address'

/** One listener for all links of a matrix; arrow keys walk its cells. */
export function useCellLinks() {
  const go = useGo()
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as HTMLElement).closest('a')
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(link.getAttribute('href') ?? '')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as HTMLElement).closest('td')
    const row = cell?.parentElement as HTMLTableRowElement | null
    if (!cell || !row) return
    const rows = Array.from(row.closest('table')?.querySelectorAll<HTMLTableRowElement>('tr.heads') ?? [])
    const step: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
    const [down, along] = step[event.key] ?? [0, 0]
    if (down === 0 && along === 0) return
    event.preventDefault()
    rows[rows.indexOf(row) + down]?.cells[cell.cellIndex + along]?.querySelector('a')?.focus()
  }
  return { onClick, onKeyDown }
}
