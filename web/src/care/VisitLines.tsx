import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Team, Visit } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { daysTo } from '../problems/due'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'

export function VisitLines({ visits, teams }: { visits: Visit[]; teams: Team[] }) {
  return <ul className="visit-lines">{visits.map((visit) => <Line key={visit.id} visit={visit} team={teams.find(({ id }) => id === visit.team)} />)}</ul>
}

function Line({ visit, team }: { visit: Visit; team: Team | undefined }) {
  const { today } = useSession()
  const may = useMay()
  const ofTeam = visit.team !== null && [team ? t('visits.of_team', { title: team.team.title }) : t('visits.of_a_team'), !visit.mine && t('visits.by_other')].filter(Boolean).join(' · ')
  return (
    <li className={visit.state}>
      <div className="grow">
        <p><span className="day">{visit.day}</span> <span className="quiet small">{visit.state === 'planned' ? whenInWords(daysTo(visit.day, today)) : code('visit_state', visit.state)}</span></p>
        <p className="visit-unit">{may('people.read') || may('units.read') ? <PathLink to={paths.unit(visit.unit)}>{visit.unit_name}</PathLink> : visit.unit_name}</p>
        {ofTeam && <p className="quiet small">{team ? <PathLink to={paths.team(team.id)}>{ofTeam}</PathLink> : ofTeam}</p>}
        {visit.note && <p className="pre">{visit.note}</p>}
      </div>
      <Ways visit={visit} />
    </li>
  )
}

/** What came of a visit, and what may still come of it: a talk, a field study, or nothing. */
function Ways({ visit }: { visit: Visit }) {
  const { today } = useSession()
  const may = useMay()
  const go = useGo()
  const drop = useDrop(visit)
  const planned = visit.state === 'planned'
  const talk = may('talks') && visit.state !== 'dropped'
  const study = may('observe') && planned
  // A team goes to observe; whoever goes alone most often goes to talk.
  const first = !planned || visit.day > today ? null : study && (visit.team !== null || !talk) ? 'study' : 'talk'
  return (
    <div className="row">
      {visit.talk !== null && <PathLink to={paths.talk(visit.talk)}>{t('visits.to_talk')}</PathLink>}
      {visit.study !== null && <PathLink to={paths.study(visit.study)}>{t('visits.to_study')}</PathLink>}
      {planned && visit.mine && <Button onClick={drop}>{t('visits.drop')}</Button>}
      {study && <Button type={first === 'study' ? 'primary' : 'default'} onClick={() => go(paths.newStudy({ visit: visit.id, unit: visit.unit }))}>{t('visits.begin_study')}</Button>}
      {talk && <Button type={first === 'talk' ? 'primary' : 'default'} onClick={() => go(paths.newTalk({ visit: visit.id, kind: 'talk' }))}>{t(planned ? 'visits.record' : 'visits.record_more')}</Button>}
    </div>
  )
}

function useDrop(visit: Visit) {
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const drop = async () => {
    try {
      await send('DELETE', `/visits/${visit.id}`)
      await refresh(queries, ['/visits'])
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return () => void modal.confirm({ title: t('visits.drop_ask', { day: visit.day, unit: visit.unit_name }), okText: t('visits.drop'), cancelText: t('visits.keep'), onOk: drop })
}

function whenInWords(days: number): string {
  if (days < 0) return t(days === -1 ? 'visits.ago_one' : 'visits.ago', { n: -days })
  return days < 2 ? t(days === 0 ? 'visits.today' : 'visits.tomorrow') : t('visits.in', { n: days })
}
