import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Statement } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { SourceDrawer } from './SourceDrawer'
import { Sources } from './Sources'
import { SourceTools } from './SourceTools'
import { StandingLine } from './StandingLine'
import '../care/care.css'
import './observe.css'

export function StatementPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<Statement>(`/statements/${id}`)
  if (data && String(data.id) === id) return <Told statement={data} />
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

/** One statement: what speaks for it beside what speaks against it, and a way to add what came later. */
function Told({ statement }: { statement: Statement }) {
  const { account } = useSession()
  const observes = useMay()('observe')
  const [adding, setAdding] = useState(false)
  const own = account.person === statement.person
  const may = observes && !own
  return (
    <div className="page observe">
      <div>
        <p className="no-print"><PathLink to={own ? paths.statementsOf(statement.person) : paths.statements()}>{t(own ? 'statements.own' : 'statements.title')}</PathLink></p>
        <PageHead title={statement.text || t('statements.erased')} detail={<Line statement={statement} />}>
          {may && <Button className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('statements.source_add')}</Button>}
        </PageHead>
      </div>
      <div className="stack tight">
        <StandingLine standing={statement} />
        {statement.state !== 'confirmed' && statement.state !== 'withdrawn' && <p className="quiet small">{t('statements.never_one')}</p>}
        {own && <p className="note">{t('statements.own_hint')}</p>}
      </div>
      <Sources statement={statement} {...(may ? { tools: (entry, stance) => <SourceTools statement={statement.id} person={statement.person} entry={entry} stance={stance} /> } : {})} />
      <SourceDrawer open={adding} close={() => setAdding(false)} statement={statement} />
    </div>
  )
}

function Line({ statement }: { statement: Statement }) {
  const may = useMay()('observe')
  return (
    <span className="talk-line statement-line">
      <span><PersonName id={statement.person} name={statement.name} /> {statement.post}</span>
      <span>{code('front_line', statement.front_line)}</span>
      <span className="day">{statement.made_on}</span>
      <span>{t('studies.by', { name: statement.recorded_by })}</span>
      {statement.study !== null && may && <PathLink to={paths.study(statement.study)}>{t('statements.to_study')}</PathLink>}
      <PathLink to={paths.statementsOf(statement.person)} className="no-print">{t('statements.of_same')}</PathLink>
    </span>
  )
}
