import type { CohortMember } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { counted } from './amounts'
import { stepsByYear } from './cohort'
import { CohortStepLine } from './CohortStepLine'

/** Cohorts somebody is or was in: weak areas, and the steps of each year. */
export function CohortsOf({ cohorts }: { cohorts: CohortMember[] }) {
  return (
    <Section title={t('train.cohorts')} count={cohorts.length} note={t('train.cohorts_note')}>
      <div className="stack">{cohorts.map((one) => <Cohort key={one.programme} of={one} />)}</div>
    </Section>
  )
}

function Cohort({ of }: { of: CohortMember }) {
  const facts = [t(of.left_on ? 'train.cohort_span' : 'train.cohort_since', { joined: of.joined, left: of.left_on ?? '' }), of.sessions > 0 && counted('train.cohort_sessions', of.sessions)].filter(Boolean)
  return (
    <article className="cohort" aria-label={of.programme_title}>
      <p className="cohort-head"><PathLink to={paths.programme(of.programme)}><strong>{of.programme_title}</strong></PathLink> <span className={`tag cohort-state ${of.state}`}>{code('member_state', of.state)}</span> <span className="quiet small">{facts.join(' · ')}</span></p>
      {of.member.why && <p className="small">{t('train.why', { why: of.member.why })}</p>}
      {of.progress.length === 0 && <p className="quiet">{t('train.no_weak')}</p>}
      {of.progress.length > 0 && (
        <dl className="cohort-areas">
          {of.progress.map(({ area, done, steps }) => (
            <div key={area}>
              <dt>{area}</dt>
              <dd className="met-share">{steps > 0 && <span className="met-track" aria-hidden><span style={{ width: `${(done / steps) * 100}%` }} /></span>}<span className="small">{steps > 0 ? t('train.steps_done', { n: done, all: steps }) : t('train.no_steps')}</span></dd>
            </div>
          ))}
        </dl>
      )}
      {stepsByYear(of.member.steps).map(({ year, steps }) => (
        <div key={year} className="cohort-year">
          <h3>{t('train.year', { year })}</h3>
          <ul>{steps.map((step, at) => <CohortStepLine key={at} of={step} />)}</ul>
        </div>
      ))}
    </article>
  )
}
