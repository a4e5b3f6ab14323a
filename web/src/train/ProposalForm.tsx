import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { CarriedOut, ClassProposal, ProgrammePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { LessonsEditor } from '../programmes/LessonsEditor'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { beyond, blankProposal, linesOf, missingOf, nextNumber, outside, proposalSent, tickedOf, type TypedProposal } from './proposal'
import { ProposalCourses } from './ProposalCourses'
import { ProposalFields } from './ProposalFields'
import { ProposalLecturers } from './ProposalLecturers'
import { ProposalPeople } from './ProposalPeople'
import { useCarryOut } from './useCarryOut'

type Props = { proposal: ClassProposal; done: (answer: CarriedOut, title: string) => void }

export function ProposalForm({ proposal, done }: Props) {
  const go = useGo()
  const [value, setValue] = useState<TypedProposal>(() => blankProposal(proposal))
  const [wrong, setWrong] = useState(false)
  const { busy, refused, carryOut } = useCarryOut()
  const { session, into, ticked } = value
  const { data: programme } = useGet<ProgrammePageShown>(into === 'known' && session.programme !== null ? `/programmes/${session.programme}` : null)
  const change = (next: Partial<TypedProposal>) => setValue((old) => ({ ...old, ...next }))
  const plan = (next: Partial<TypedProposal['session']>) => setValue((old) => ({ ...old, session: { ...old.session, ...next } }))
  const lines = linesOf(proposal)
  const { people, gaps } = tickedOf(lines, ticked)
  const problem = refused instanceof Problem ? refused : null
  const lacks = missingOf(value)
  const stop = wrong ? t('form.dates_wrong') : lacks === 'people' ? t('proposal.nobody') : lacks ? t('form.missing', { field: t(lacks === 'programme' || lacks === 'programme_title' ? `proposal.${lacks}` : `sessions.field.${lacks}`) }) : outside(session) ? t('proposal.outside') : undefined
  const number = into === 'known' ? nextNumber(programme) : 1
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (stop || busy) return
    const answer = await carryOut(proposalSent(value, lines, number))
    if (answer) done(answer, session.title.trim())
  }
  const waiting = beyond(people.length, session.capacity)
  return (
    <form className="page narrow train sessions session-form proposal" noValidate onSubmit={(event) => void save(event)}>
      <div>
        <p className="no-print"><PathLink to={paths.gaps()}>{t('gaps.title')}</PathLink></p>
        <PageHead title={t('proposal.page_title')} detail={t('proposal.detail')} />
      </div>
      <ProposalFields value={value} change={change} plan={plan} number={number} problem={problem} setWrong={setWrong} />
      <ProposalPeople lines={lines} people={proposal.people} ticked={ticked} change={(next) => change({ ticked: next })} />
      <ProposalCourses courses={proposal.courses} value={session.course} change={(course) => plan({ course })} problem={problem?.field?.endsWith('course') ? problem.message : undefined} />
      <Section id="lessons" title={t('proposal.lessons')} count={session.lessons.length}>
        <div className="stack"><ProposalLecturers lecturers={proposal.lecturers} /><LessonsEditor value={session} change={plan} problem={problem} programme={programme} titles={{}} /></div>
      </Section>
      {refused !== null && <ProblemNote error={refused} />}
      <div className="form-foot record-foot">
        <span className={`small grow ${stop ? 'proposal-stop' : 'quiet'}`} aria-live="polite">{stop ?? <>{counted('proposal.effect', people.length, { gaps: gaps.length })}{waiting > 0 && counted('proposal.effect_wait', waiting)}</>}</span>
        <Button onClick={() => go(paths.gaps(), true)}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(stop)}>{t('proposal.submit')}</Button>
      </div>
    </form>
  )
}
