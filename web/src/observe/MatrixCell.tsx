import type { FrontLine, MatrixCell as Cell, MatrixRow } from '../api/types'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { shadeOf } from './matrix'
import { counted } from './standing'

type Props = { row: MatrixRow; line: FrontLine; cell: Cell | undefined; named?: boolean; tab?: boolean }

/** One head on one line. Plain links under one listener: there may be thousands of them. */
export function MatrixCell({ row, line, cell, named = false, tab = false }: Props) {
  const words = cell && cell.entries > 0 ? wordsOf(cell) : t('matrix.cell_empty')
  // What is read aloud begins with what is seen.
  const name = [code('front_line', line), cell?.entries, row.name, words].filter(Boolean).join(' ')
  const common = { title: words, 'aria-label': name, tabIndex: tab ? 0 : -1 }
  const label = named && <span className="cell-line">{code('front_line', line)}</span>
  if (!cell || cell.entries === 0) return <a className="matrix-cell unseen" href={paths.newStudy({ unit: row.unit, person: row.person, line })} {...common}>{label}<span aria-hidden>+</span></a>
  return (
    <a className={`matrix-cell shade-${shadeOf(cell.entries)}`} href={`/people/${row.person}?stage=observe#ledger`} {...common}>
      {label} <span>{cell.entries}</span> <span className="dots" aria-hidden>{'\u25cf'.repeat(Math.min(cell.kinds.length, 6))}</span>
    </a>
  )
}

function wordsOf({ entries, kinds, last }: Cell): string {
  return [counted('matrix.entries', entries), t('matrix.kinds', { kinds: kinds.map((kind) => code('source_kind', kind)).join(t('list.comma')) }), last && t('matrix.last', { day: last })].filter(Boolean).join(t('list.semicolon'))
}
