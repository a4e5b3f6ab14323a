import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import { PathLink } from '../kinds/PathLink'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { needsSent, problemsSent, type Typed } from './talk'

type Props = { error: unknown; talk: Typed; another: () => void }

const shown = ['person', 'held_on', 'summary', 'place', 'suggestions', 'left_open', 'topics', 'told_of_use']

/** What the form has no field for: said above the button, with the ways on from here. */
export function Refused({ error, talk, another }: Props) {
  const problem = error instanceof Problem ? error : null
  if (problem?.code === 'refusal.talk_twice') return <Twice problem={problem} another={another} />
  if (problem?.code === 'refusal.idempotency')
    return <div className="problem" role="alert"><span>{t('talks.sent_before')}</span><PathLink to={paths.talks()}>{t('talks.side.mine')}</PathLink></div>
  return problem && isBeside(problem, talk) ? null : <div className="problem" role="alert">{sentenceOf(error)}</div>
}

/** The form itself says it, at the field. */
function isBeside({ field = '' }: Problem, talk: Typed): boolean {
  const [list, at] = field.split('.')
  const sent = list === 'problems' ? problemsSent(talk).length : list === 'needs' ? needsSent(talk).length : 0
  return shown.includes(field) || Number(at) < sent
}

/** Two held a talk together, and the other wrote it down first. */
function Twice({ problem, another }: { problem: Problem; another: () => void }) {
  const [failed, setFailed] = useState<unknown>(null)
  const queries = useQueryClient()
  const go = useGo()
  const { message } = App.useApp()
  const talk = Number(problem.arguments.talk)
  const join = async () => {
    try {
      await send('POST', `/talks/${talk}/join`)
      void refresh(queries, ['/talks', '/people', '/duties'])
      void message.success(t('talks.joined'))
      go(paths.talk(talk))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <div className="note notice twice" role="alert">
      <p>{problem.message}</p>
      <p className="quiet small">{t('talks.twice_hint')}</p>
      <div className="row">
        <Button onClick={() => void join()}>{t('talks.join')}</Button>
        <Button onClick={another}>{t('talks.another')}</Button>
      </div>
      {Boolean(failed) && <p className="field-error" role="alert">{sentenceOf(failed)}</p>}
    </div>
  )
}
