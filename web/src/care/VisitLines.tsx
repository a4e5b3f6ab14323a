import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Visit } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { daysTo } from '../problems/due'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'

export function VisitLines({ visits }: { visits: Visit[] }) {
  return <ul className="visit-lines">{visits.map((visit) => <Line key={visit.id} visit={visit} />)}</ul>
}

function Line({ visit }: { visit: Visit }) {
  const { today } = useSession()
  const go = useGo()
  const drop = useDrop(visit)
  return (
    <li className={visit.state}>
      <div className="grow">
        <p><span className="day">{visit.day}</span> <span className="quiet small">{visit.state === 'planned' ? whenInWords(daysTo(visit.day, today)) : code('visit_state', visit.state)}</span></p>
        <p className="visit-unit"><PathLink to={paths.unit(visit.unit)}>{visit.unit_name}</PathLink></p>
        {visit.note && <p className="pre">{visit.note}</p>}
      </div>
      <div className="row">
        {visit.talk !== null && <PathLink to={paths.talk(visit.talk)}>{t('visits.to_talk')}</PathLink>}
        {visit.state === 'planned' && <Button onClick={drop}>{t('visits.drop')}</Button>}
        {visit.state !== 'dropped' && <Button type={visit.state === 'planned' && visit.day <= today ? 'primary' : 'default'} onClick={() => go(paths.newTalk({ visit: visit.id, kind: 'talk' }))}>{t(visit.state === 'planned' ? 'visits.record' : 'visits.record_more')}</Button>}
      </div>
    </li>
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
