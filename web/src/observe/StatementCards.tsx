import type { FrontLine, Statement, StatementState } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { reasonOf } from './standing'
import { useStatements } from './useStatements'

/** One column of the board: who, where, what is said and how many kinds stand on each side. */
export function StatementCards({ line, state }: { line: FrontLine | undefined; state: StatementState }) {
  const list = useStatements(line, state, true)
  if (list.error) return <ProblemNote error={list.error} retry={list.retry} />
  if (list.loading) return <RowsSkeleton rows={6} />
  if (list.rows.length === 0) return <p className="quiet">{t(`statements.none.${state}`)}</p>
  return (
    <div>
      <ul className="statement-cards">{list.rows.map((statement) => <Card key={statement.id} statement={statement} />)}</ul>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} />}
    </div>
  )
}

function Card({ statement }: { statement: Statement }) {
  const contested = statement.sources.some((one) => one.contested)
  return (
    <li className="statement-card-line">
      <p className="row"><span className="tag">{code('front_line', statement.front_line)}</span><span className="quiet small day">{statement.made_on}</span>{contested && <span className="tag notice">{t('statements.contested')}</span>}</p>
      <p className="three-lines"><PathLink to={paths.statement(statement.id)} className="card-link">{statement.text || t('statements.erased')}</PathLink></p>
      <p><span className="person-name">{statement.name}</span> <span className="quiet small">{statement.post}</span></p>
      <p className="quiet small reason">{reasonOf(statement)}</p>
    </li>
  )
}
