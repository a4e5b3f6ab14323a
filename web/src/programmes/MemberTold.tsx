import { Drawer } from 'antd'
import type { CohortMember } from '../api/types'
import { PersonName } from '../kinds/PersonName'
import { Facts } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { byYear } from './members'

/** A plan that is not kept any more, or not by the reader. */
export function MemberTold({ member, close }: { member: CohortMember; close: () => void }) {
  const facts: [string, React.ReactNode][] = [
    [t('sessions.name'), <PersonName key="name" id={member.person} name={member.name} />], [t('sessions.post'), member.post], [t('sessions.state'), code('member_state', member.state)], [t('programmes.field.joined'), member.joined],
    [t('programmes.field.end_on'), member.left_on], [t('programmes.field.end_why'), member.member.why], [t('programmes.field.weak_areas'), member.member.weak.join(t('list.comma'))],
  ]
  return (
    <Drawer open title={t('programmes.member_plan_of', { name: member.name })} onClose={close} size={Math.min(640, innerWidth)}>
      <div className="stack">
        <Facts facts={facts.filter(([, value]) => value)} />
        {member.member.steps.length === 0 && <p className="quiet">{t('programmes.steps_none')}</p>}
        {byYear(member.member.steps).map(([year, ones]) => (
          <section key={year} className="steps-told" aria-label={t('programmes.year_n', { year: String(year) })}>
            <h3>{t('programmes.year_n', { year: String(year) })}</h3>
            <ul>{ones.map(({ step, at }) => <li key={at}><p><span className="tag">{step.area}</span> {step.text}</p><p className="quiet small">{step.done_on ? t('programmes.step_done', { day: step.done_on }) : t('programmes.step_open')}{step.result && ` · ${step.result}`}</p></li>)}</ul>
          </section>
        ))}
      </div>
    </Drawer>
  )
}
