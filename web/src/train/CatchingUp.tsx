import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { CatchingUpShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { NamedResults } from '../programmes/NamedResults'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { CatchingClasses } from './CatchingClasses'
import { CatchingPeople } from './CatchingPeople'
import { TickBar } from './TickBar'
import { useSeating } from './useSeating'
import '../programmes/sessions.css'
import './need.css'

type Props = { unit: number | undefined; offset: number; session: number | undefined; choose: (next: { session?: string | undefined; unit?: string | undefined }) => void; turn: (offset: number) => void }

/** Those who will fall short, and what they could still come to. It proposes; whoever organises decides. */
export function CatchingUp({ unit, offset, session, choose, turn }: Props) {
  const { data, error, refetch, isPlaceholderData } = useGet<CatchingUpShown>('/training/hours/proposals', { unit, offset: offset || undefined }, { keep: true })
  const { told, busy, wrong, seat, clear } = useSeating()
  const [ticked, setTicked] = useState<number[]>([])
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const chosen = data.sessions.find((one) => one.session === session)
  const rows = chosen ? data.rows.filter(({ sessions }) => sessions.includes(chosen.session)) : data.rows
  // What is not in sight is not sent along.
  const marked = chosen ? rows.map(({ person }) => person).filter((person) => ticked.includes(person)) : []
  const pick = (next: number | undefined) => { setTicked([]); choose({ session: next === undefined ? undefined : String(next) }) }
  const put = async () => { if (chosen && await seat(chosen.session, chosen.title, marked)) setTicked([]) }
  return (
    <>
      {told && <div><p><PathLink className="underlined" to={`${paths.trainingSession(told.session)}?tab=roster`}>{told.title}</PathLink></p><NamedResults results={told.results} busy={busy} anyway={(people) => void seat(told.session, told.title, people, true)} close={clear} /></div>}
      {wrong !== null && <ProblemNote error={wrong} />}
      {data.count === 0 && <EmptyState title={t('hours.nobody_short')} hint={t('hours.nobody_short_hint')} {...(unit === undefined ? {} : { action: t('problems.drop_filters'), onAction: () => choose({ unit: undefined }) })} />}
      {data.count > 0 && (
        <>
          <CatchingClasses page={data} chosen={chosen} choose={pick} />
          <CatchingPeople page={data} rows={rows} chosen={chosen} ticked={marked} tick={setTicked} fading={isPlaceholderData} offset={offset} turn={(next) => { setTicked([]); turn(next) }} unpick={() => pick(undefined)} />
        </>
      )}
      {chosen && marked.length > 0 && <TickBar told={counted('hours.list_ticked', marked.length, { title: chosen.title })} action={counted('hours.list_put', marked.length)} busy={busy} act={() => void put()} drop={() => setTicked([])} />}
    </>
  )
}
