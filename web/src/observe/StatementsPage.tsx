import { Chips } from '../care/Chips'
import type { FrontLine, StatementState } from '../api/types'
import { PageHead } from '../kinds/Section'
import { Tabs } from '../kinds/Tabs'
import { choices } from '../problems/codes'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { frontLines, stateMarks, statementStates } from './codes'
import { MayNotObserve } from './MayNotObserve'
import { StatementCards } from './StatementCards'
import { useStatements } from './useStatements'
import { useWide } from './useWide'
import '../care/care.css'
import './observe.css'

type Asked = Search & { front_line?: FrontLine; state?: StatementState }
type At = StatementState | 'all'

const columns = ['disputed', 'single_source', 'confirmed'] as const

/** Statements by what their sources amount to: first where they disagree, then where there is one alone. */
export function StatementsPage() {
  const may = useMay()('observe')
  if (!may) return <div className="page narrow"><MayNotObserve /></div>
  return <Board />
}

function Board() {
  const wide = useWide()
  const [search, change] = useAddress<Asked>()
  const asked = statementStates.find((one) => one === search.state)
  const at: At = asked ?? (wide ? 'all' : 'disputed')
  const line = frontLines.find((one) => one === search.front_line)
  // Whatever one of them answers counts all of them.
  const { counts } = useStatements(line, at === 'all' ? columns[0] : at, true)
  const states = statementStates.filter((state) => state !== 'withdrawn' || at === 'withdrawn' || counts?.withdrawn)
  const tabs: { key: At; label: string; count?: number | undefined }[] = states.map((state) => ({ key: state, label: `${stateMarks[state]} ${code('statement_state', state)}`, count: counts && (counts[state] ?? 0) }))
  if (wide) tabs.unshift({ key: 'all', label: t('statements.all') })
  const lines = [{ value: 'all', label: t('statements.all_lines') }, ...choices('front_line', frontLines)]
  return (
    <div className="page observe statements-page">
      <PageHead title={t('statements.title')} detail={t('statements.detail')} />
      <p className="note">{t('statements.never')}</p>
      <Chips label={t('studies.field.front_line')} value={line ?? 'all'} options={lines} choose={(next) => change({ front_line: next === 'all' ? undefined : (next as FrontLine) }, true)} />
      <Tabs label={t('statements.states')} at={at} choose={(next) => change({ state: next === 'all' || (!wide && next === 'disputed') ? undefined : next }, true)} tabs={tabs} />
      {at === 'all'
        ? <div className="columns-3">{columns.map((state) => <section key={state} className="board-column" aria-label={code('statement_state', state)}><h2><span aria-hidden>{stateMarks[state]}</span> {code('statement_state', state)}<span className="count">{counts ? (counts[state] ?? 0) : ''}</span></h2><StatementCards line={line} state={state} /></section>)}</div>
        : <StatementCards line={line} state={at} />}
    </div>
  )
}
