import type { ReactNode } from 'react'
import type { Stance, Statement } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { Sources } from './Sources'
import { StandingLine } from './StandingLine'

type Props = { statement: Statement; /** Left out where the page is about one person. */ person?: boolean; tools?: (entry: number, stance: Stance) => ReactNode }

/** What is said of somebody's work, what it rests on, and what that amounts to. */
export function StatementTold({ statement, person = true, tools }: Props) {
  return (
    <article className="statement" id={`statement-${statement.id}`}>
      <p className="statement-line">
        <span className="tag">{code('front_line', statement.front_line)}</span>
        {person && <span><PersonName id={statement.person} name={statement.name} /> <span className="quiet">{statement.post}</span></span>}
        {!person && <span className="quiet day">{statement.made_on}</span>}
        {!person && <span className="quiet">{t('studies.by', { name: statement.recorded_by })}</span>}
      </p>
      <p className="statement-text pre"><PathLink to={paths.statement(statement.id)}>{statement.text || t('statements.erased')}</PathLink></p>
      <StandingLine standing={statement} />
      <Sources statement={statement} {...(tools ? { tools } : {})} />
    </article>
  )
}
