import { Input, InputNumber } from 'antd'
import { useRef } from 'react'
import type { Problem } from '../api/problem'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import { movedTo, type TypedProposal } from './proposal'
import { ProposalProgramme } from './ProposalProgramme'

export type FieldsProps = { value: TypedProposal; change: (next: Partial<TypedProposal>) => void; plan: (next: Partial<TypedProposal['session']>) => void; /** Which class of its programme it would be. */ number: number; problem: Problem | null }

/** What the class is called, who holds it, when and where, and how many it takes. */
export function ProposalFields({ setWrong, ...shared }: FieldsProps & { setWrong: (wrong: boolean) => void }) {
  const { value: { session, into }, plan, problem } = shared
  const bad = useRef({ from: false, to: false })
  const first = useRef(session.from)
  const wrong = (which: 'from' | 'to') => (now: boolean) => {
    bad.current[which] = now
    setWrong(bad.current.from || bad.current.to)
  }
  const from = (day: string | null) => {
    plan(movedTo(session, day, first.current))
    first.current = day ?? first.current
  }
  // A refusal of the new programme's title stands beside that.
  const own = into === 'new' && problem?.field?.startsWith('programme') ? null : problem
  return (
    <div className="session-fields">
      <Asked label={t('sessions.field.title')} name="title" problem={own}><Input value={session.title} maxLength={200} onChange={(event) => plan({ title: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('sessions.field.from')} name="from" problem={problem} hint={t('proposal.from_hint')}><DateField whole value={session.from} onChange={from} onWrong={wrong('from')} /></Asked>
        <Asked label={t('sessions.field.to')} name="to" problem={problem}><DateField whole value={session.to} onChange={(to) => plan({ to })} onWrong={wrong('to')} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('sessions.field.unit')} name="unit" problem={problem}><UnitPicker value={session.unit} label={t('sessions.field.unit')} onChange={(unit) => plan({ unit })} /></Asked>
        <Asked label={t('sessions.field.place')} name="place" problem={problem} optional><Input value={session.place} maxLength={200} onChange={(event) => plan({ place: event.target.value })} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('sessions.field.capacity')} name="capacity" problem={problem} optional hint={t('proposal.capacity_hint')}><InputNumber className="wide" min={1} precision={0} value={session.capacity} onChange={(capacity) => plan({ capacity })} /></Asked>
        <ProposalProgramme {...shared} />
      </div>
    </div>
  )
}
