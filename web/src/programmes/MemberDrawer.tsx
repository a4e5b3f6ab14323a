import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CohortMember, ProgrammePageShown } from '../api/types'
import { FormDrawer } from '../kinds/FormDrawer'
import { PersonName } from '../kinds/PersonName'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import type { End } from './EndMember'
import { byYear, stepLacking, stepsSent, yearNow, yearsOf } from './members'
import { StepFields } from './StepFields'
import { WeakAreas } from './WeakAreas'

type Props = { page: ProgrammePageShown; member: CohortMember; end: (end: End) => void; close: () => void }

/** One member's plan: what is weak, and the steps of each year with what came of them. */
export function MemberDrawer({ page, member, end, close }: Props) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [weak, setWeak] = useState(member.member.weak)
  const [steps, setSteps] = useState(member.member.steps)
  const [wrong, setWrong] = useState<number[]>([])
  const years = yearsOf(page.programme, today)
  const dirty = weak !== member.member.weak || steps !== member.member.steps
  const lacks = stepLacking(steps)
  const act = async () => {
    await send('POST', `/programmes/${page.id}/members/${member.person}`, { deed: 'keep', member: { weak, steps: stepsSent(steps), why: '' } })
    await refresh(queries, ['/programmes'])
  }
  const add = () => setSteps([...steps, { year: yearNow(years, today), area: weak[0] ?? page.programme.weak_areas[0] ?? '', text: '', result: '', done_on: null }])
  return (
    <FormDrawer open width={640} title={t('programmes.member_plan_of', { name: member.name })} close={close} submit={t('action.save')} effect={t('programmes.member_effect')} act={act}
      refuse={wrong.length > 0 ? t('form.dates_wrong') : lacks ? t('form.missing', { field: t(`programmes.field.${lacks}`) }) : dirty ? undefined : t('programmes.member_same')}>
      {(problem) => (
        <>
          <p className="row"><PersonName id={member.person} name={member.name} /><span className="quiet">{[member.post, t('programmes.joined_on', { day: member.joined })].filter(Boolean).join(' · ')}</span></p>
          <WeakAreas areas={page.programme.weak_areas} value={weak} onChange={setWeak} problem={/^weak/.test(problem?.field ?? '') ? problem?.message : undefined} />
          <div className="member-steps" role="group" aria-label={t('programmes.field.steps')}>
            <p className="label">{t('programmes.field.steps')}</p>
            {steps.length === 0 && <p className="quiet small">{t('programmes.steps_none')}</p>}
            {byYear(steps).map(([year, ones]) => (
              <section key={year} aria-label={t('programmes.year_n', { year: String(year) })}>
                <h3>{t('programmes.year_n', { year: String(year) })}</h3>
                {ones.map(({ step, at }) => <StepFields key={at} at={at} step={step} years={years} areas={page.programme.weak_areas} problem={problem} put={(next) => setSteps(steps.map((one, index) => (index === at ? next : one)))} remove={() => setSteps(steps.filter((_, index) => index !== at))} setWrong={(now) => setWrong((old) => (now ? [...new Set([...old, at])] : old.filter((one) => one !== at)))} />)}
              </section>
            ))}
            <div><Button icon={<PlusOutlined aria-hidden />} disabled={page.programme.weak_areas.length === 0} onClick={add}>{t('programmes.step_add')}</Button></div>
          </div>
          <div className="member-end"><Button disabled={dirty} onClick={() => end('complete')}>{t('programmes.complete.do')}</Button><Button disabled={dirty} danger type="text" onClick={() => end('leave')}>{t('programmes.leave.do')}</Button>{dirty && <span className="quiet small">{t('programmes.end_after_saving')}</span>}</div>
        </>
      )}
    </FormDrawer>
  )
}
