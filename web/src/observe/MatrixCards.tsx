import type { FrontLine } from '../api/types'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { type Group, headsSeen, linesSeen } from './matrix'
import { MatrixCell } from './MatrixCell'
import { useCellLinks } from './useCellLinks'
import { code } from '../words/catalogue'

/** On a phone one card a head, its five lines side by side. */
export function MatrixCards({ lines, groups }: { lines: FrontLine[]; groups: Group[] }) {
  const { onClick } = useCellLinks()
  const all = groups.flatMap(({ rows }) => rows)
  return (
    <div className="stack" onClick={onClick}>
      <dl className="line-sums">{lines.map((line, at) => <div key={line}><dt>{code('front_line', line)}</dt><dd>{headsSeen(all, at)}<span>/{all.length}</span></dd></div>)}</dl>
      {groups.map(({ name, rows }) => (
        <section key={name || rows[0]?.person} aria-label={name || t('matrix.title')} className="stack tight">
          {name && <h2>{name}<span className="count">{rows.length}</span></h2>}
          {rows.map((row) => (
            <article key={row.person} className="head-card">
              <p><a href={paths.person(row.person)} className="person-name">{row.name}</a> <span className="quiet small">{row.post}</span> <span className="quiet small push">{linesSeen(row)}/{lines.length}</span></p>
              <div className="five">{lines.map((line, at) => <MatrixCell key={line} row={row} line={line} cell={row.cells[at]} named tab />)}</div>
            </article>
          ))}
        </section>
      ))}
    </div>
  )
}
