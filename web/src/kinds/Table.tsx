import type { KeyboardEvent, ReactNode } from 'react'
import { useRef } from 'react'

export type Column<Row> = {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  number?: boolean
  /** The head in words, where `head` is more than words. */
  word?: string
  width?: number
  /** The least it shrinks to, where words would otherwise break letter by letter. */
  least?: number
  /** Left out on phones, where it would only lengthen the card. */
  aside?: boolean
  /** Takes what width is left, cut with its whole text in the title. */
  stretch?: boolean
  /** On phones the row becomes a card; its title is this column. */
  title?: boolean
}

type Props<Row> = {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  open?: ((row: Row) => void) | undefined
  rowClass?: (row: Row) => string
  fading?: boolean
  sticky?: boolean
}

/** The dense table: rows of 40 px, keyboard rows (j, k, arrows, Enter), cards on a phone. */
export function Table<Row>({ label, columns, rows, rowKey, open, rowClass, fading = false, sticky = false }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const press = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return
    const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const all = Array.from(body.current?.rows ?? [])
      all[all.indexOf(event.currentTarget) + step]?.focus()
    } else if (event.key === 'Enter' && open) open(row)
    else return
    event.preventDefault()
  }
  return (
    <div className={`table-frame${sticky ? ' sticky' : ''}`}>
      <table className={`table${fading ? ' fading' : ''}`} aria-label={label}>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" data-column={column.key} className={`${column.number ? 'number' : ''}${column.stretch ? ' stretch' : ''}`} style={{ width: column.width, minWidth: column.least }}>{column.head}</th>)}</tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={rowKey(row)} className={`${open ? 'opens ' : ''}${rowClass?.(row) ?? ''}`} tabIndex={open ? (index === 0 ? 0 : -1) : undefined}
              onKeyDown={open ? (event) => press(event, row) : undefined}
              onClick={open ? (event) => { if (!(event.target as HTMLElement).closest('a,button,input,label,.ant-select')) open(row) } : undefined}>
              {columns.map((column) => (
                <td key={column.key} className={`${column.number ? 'number' : ''}${column.title ? ' title' : ''}${column.stretch ? ' stretch' : ''}${column.aside ? ' aside' : ''}`} data-head={column.word ?? (typeof column.head === 'string' && column.head ? column.head : undefined)} data-column={column.key}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
