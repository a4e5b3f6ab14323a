import { memo } from 'react'
import type { FrontLine, MatrixRow } from '../api/types'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { type Group, headsSeen, linesSeen } from './matrix'
import { MatrixCell } from './MatrixCell'
import { useCellLinks } from './useCellLinks'

type Props = { lines: FrontLine[]; groups: Group[]; all: MatrixRow[] }

/** Heads down, lines across, totals on both edges; head, first column and totals stay in sight. */
export function MatrixTable({ lines, groups, all }: Props) {
  const links = useCellLinks()
  return (
    <div className="matrix-frame" role="region" aria-label={t('matrix.title')} tabIndex={0} {...links}>
      <table className="matrix" aria-label={t('matrix.title')}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.head')}</th>
            {lines.map((line) => <th key={line} scope="col">{code('front_line', line)}</th>)}
            <th scope="col" className="sum">{t('matrix.lines_seen')}</th>
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name || rows[0]?.person}>
            {name && groups.length > 1 && (
              <tr className="county">
                <th scope="rowgroup">{name}<span className="count">{rows.length}</span></th>
                {lines.map((line, at) => <td key={line}>{headsSeen(rows, at)}<span>/{rows.length}</span></td>)}
                <td className="sum" />
              </tr>
            )}
            {rows.map((row) => <Row key={row.person} row={row} lines={lines} />)}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{t('matrix.heads_seen')}</th>
            {lines.map((line, at) => <td key={line}>{headsSeen(all, at)}<span>/{all.length}</span></td>)}
            <td className="sum">{all.reduce((sum, row) => sum + linesSeen(row), 0)}<span>/{all.length * lines.length}</span></td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const Row = memo(function Row({ row, lines }: { row: MatrixRow; lines: FrontLine[] }) {
  return (
    <tr className="heads">
      <th scope="row"><a href={paths.person(row.person)}>{row.name}</a> <span className="quiet small">{row.post}</span></th>
      {lines.map((line, at) => <td key={line}><MatrixCell row={row} line={line} cell={row.cells[at]} tab={at === 0} /></td>)}
      <td className="sum">{linesSeen(row)}<span>/{lines.length}</span></td>
    </tr>
  )
})
