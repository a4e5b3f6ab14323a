import { Button } from 'antd'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { difficultiesSent, sourcesSent, statementsSent, type Typed } from './study'

type Props = { problem: Problem; study: Typed; busy: boolean; goOn: () => void; opened: () => void }

const shown = ['unit', 'held_on', 'place', 'team', 'note']
const ofStatement = ['person', 'front_line', 'text', 'sources']
const ofSource = ['source', 'text', 'who', 'place']

export const isElsewhere = ({ code }: Problem): boolean => code === 'refusal.study_elsewhere' || code === 'refusal.study_no_post'

/** What no field says beside itself: said above the button, with the ways on from here. */
export function RefusedStudy({ problem, study, busy, goOn, opened }: Props) {
  if (isElsewhere(problem))
    return (
      <div className="note notice twice" role="alert">
        <p>{problem.message}</p>
        <Button loading={busy} onClick={goOn}>{t('studies.were_there')}</Button>
      </div>
    )
  if (problem.code === 'refusal.study_published')
    return <div className="note notice still-here" role="alert"><span>{problem.message}</span><Button onClick={opened}>{t('studies.open')}</Button></div>
  return isBeside(problem.field ?? '', study) ? null : <div className="problem" role="alert">{problem.message}</div>
}

/** The notebook itself says it, at the field. */
function isBeside(field: string, study: Typed): boolean {
  const [list = '', at, name = '', nth, inner = ''] = field.split('.')
  if (list === 'difficulties') return Number(at) < difficultiesSent(study).length
  if (list !== 'statements' || at === undefined) return shown.includes(field)
  const statement = statementsSent(study)[Number(at)]
  if (!statement) return false
  return nth === undefined ? ofStatement.includes(name) : Number(nth) < sourcesSent(statement).length && ofSource.includes(inner)
}
