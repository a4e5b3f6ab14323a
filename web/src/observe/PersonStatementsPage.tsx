import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import type { Card, Statement, StatementState } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { stateMarks, statementStates } from './codes'
import { StatementTold } from './StatementTold'
import '../care/care.css'
import './observe.css'

type At = StatementState | 'all'

/** What is said of one person's work, for the person as for those who observe: every source leads to its entry, where it may be contested. */
export function PersonStatementsPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { account } = useSession()
  const observes = useMay()('observe')
  const [search, change] = useAddress<Search & { state?: StatementState }>()
  const card = useGet<Card>(`/people/${id}/card`)
  const { data, error, refetch } = useGet<Statement[]>(`/people/${id}/statements`)
  const own = String(account.person) === id
  const name = card.data?.name ?? data?.[0]?.name ?? ''
  const at: At = statementStates.find((one) => one === search.state) ?? 'all'
  const shown = data?.filter(({ state }) => at === 'all' || state === at) ?? []
  const count = (state: StatementState) => data?.filter((one) => one.state === state).length
  const states = statementStates.filter((state) => state !== 'withdrawn' || count(state))
  return (
    <div className="page narrow observe">
      <div>
        <p className="no-print"><PathLink to={paths.person(Number(id))}>{own ? t('frame.my_file') : name || '…'}</PathLink></p>
        <PageHead title={own ? t('statements.own') : t('statements.of_person', { name: name || '…' })} detail={t(own ? 'statements.own_detail' : 'statements.person_detail')} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t(own ? 'statements.own_none' : 'statements.person_none')} hint={t('statements.person_none_hint')} {...(observes && !own ? { action: t('studies.begin'), to: paths.newStudy({ person: Number(id) }) } : {})} />}
      {data && data.length > 0 && (
        <>
          <p className="note">{t('statements.never')}</p>
          <Tabs label={t('statements.states')} at={at} choose={(next: At) => change({ state: next === 'all' ? undefined : next }, true)} tabs={[{ key: 'all', label: t('statements.all'), count: data.length }, ...states.map((state) => ({ key: state, label: `${stateMarks[state]} ${code('statement_state', state)}`, count: count(state) }))]} />
          {shown.length === 0 && <p className="quiet">{t('statements.none_state')}</p>}
          <div className="statement-list">{shown.map((statement) => <StatementTold key={statement.id} statement={statement} person={false} />)}</div>
        </>
      )}
    </div>
  )
}
