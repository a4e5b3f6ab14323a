import { useParams } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useGet } from '../api/hooks'
import type { RoundBoard } from '../api/types'
import { Progress } from '../duties/DutiesPage'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import '../duties/duties.css'
import './care.css'

type Member = RoundBoard['members'][number]
type Show = 'left' | 'talked' | 'all'

/** A season of talks: with whom somebody has talked, with whom nobody has yet, and what was said. */
export function RoundPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<RoundBoard>(`/rounds/${id}`)
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  const { round } = data
  return (
    <div className="page care">
      <div>
        <p className="no-print"><PathLink to={paths.rounds()}>{t('rounds.title')}</PathLink></p>
        <PageHead title={round.title} detail={t('duties.period', { from: round.from, to: round.to })}><Progress done={round.talked} total={round.meant} /></PageHead>
      </div>
      {round.aim && <p className="pre">{round.aim}</p>}
      <p>{t('rounds.so_far', { meant: round.meant, talked: round.talked, times: round.times })}</p>
      <Members members={data.members} round={round.id} />
      <Section title={t('rounds.said')} count={data.said.length} note={t('rounds.said_note')}>
        {data.said.length === 0 && <p className="note">{t('rounds.said_none')}</p>}
        <ul className="round-said">
          {data.said.map((said) => (
            <li key={said.talk}>
              <p><PathLink to={paths.talk(said.talk)}>{said.name}</PathLink> <span className="quiet small day">{said.held_on}</span></p>
              {said.summary && <p className="pre">{said.summary}</p>}
              {said.suggestions && <p className="quiet">{t('rounds.suggests')}{said.suggestions}</p>}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Members({ members, round }: { members: Member[]; round: number }) {
  const [search, change] = useAddress<Search & { show?: Show }>()
  const left = members.filter((member) => member.talks.length === 0)
  const show: Show = search.show ?? (left.length > 0 ? 'left' : 'all')
  const rows = show === 'left' ? left : show === 'talked' ? members.filter((member) => member.talks.length > 0) : members
  const shows: [Show, number][] = [['left', left.length], ['talked', members.length - left.length], ['all', members.length]]
  return (
    <Section title={t('rounds.members')} count={members.length} tools={<Segmented value={show} options={shows.map(([value, n]) => ({ value, label: t(`rounds.show.${value}`, { n }) }))} onChange={(next) => change({ show: next as Show })} />}>
      {rows.length === 0 ? <p className="note">{t(`rounds.nobody.${show}`)}</p> : (
        <Table label={t('rounds.members')} rows={rows} rowKey={(member) => member.person} columns={[
          { key: 'person', head: t('duties.with'), title: true, least: 160, cell: (member) => <><PersonName id={member.person} name={member.name} /> <span className="quiet small whose-post">{member.post}</span></> },
          { key: 'unit', head: t('duties.unit'), least: 120, aside: true, cell: (member) => <PathLink to={paths.unit(member.unit)}>{member.unit_name}</PathLink> },
          { key: 'talks', head: t('rounds.talked_on'), least: 200, cell: (member) => member.talks.length === 0 ? <span className="quiet">{t('rounds.not_yet')}</span> : <Talks talks={member.talks} /> },
          { key: 'tools', head: <span className="hidden-words">{t('talks.record')}</span>, word: '', cell: (member) => <span className="row-tools"><PathLink to={paths.newTalk({ person: member.person, round })}>{t('talks.record')}</PathLink></span> },
        ]} />
      )}
    </Section>
  )
}

function Talks({ talks }: { talks: Member['talks'] }) {
  return <span>{talks.map((talk, index) => <span key={talk.id}>{index > 0 && t('list.comma')}<PathLink to={paths.talk(talk.id)} className="day">{talk.held_on}</PathLink> {talk.talkers.join(t('list.comma'))}</span>)}</span>
}
