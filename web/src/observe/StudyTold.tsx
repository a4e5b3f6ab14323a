import { PathLink } from '../kinds/PathLink'
import { PageHead, Section } from '../kinds/Section'
import type { StudyShown } from '../api/types'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { ProblemsOfStudy } from './ProblemsOfStudy'
import { StatementTold } from './StatementTold'
import { StudyFacts } from './StudyFacts'

/** A study that is on file: what was said of whose work, each with its sources side by side. */
export function StudyTold({ study }: { study: StudyShown }) {
  return (
    <div className="page care observe">
      <div>
        <p className="no-print"><PathLink to={paths.studies()}>{t('studies.title')}</PathLink></p>
        <PageHead title={t('studies.of_unit', { unit: study.unit_name })} detail={<Line study={study} />} />
      </div>
      <div className="with-side">
        <div className="stack study-told">
          <Section title={t('studies.statements')} count={study.published.length}>
            {study.published.length === 0 && <p className="quiet">{t(study.statements > 0 ? 'studies.statements_closed' : 'studies.statements_none')}</p>}
            <div className="statement-list">{study.published.map((statement) => <StatementTold key={statement.id} statement={statement} />)}</div>
          </Section>
          {study.problems.length > 0 && <Section title={t('studies.problems')} count={study.problems.length}><ProblemsOfStudy problems={study.problems} /></Section>}
          {study.study.note && <Section title={t('studies.note')}><p className="pre">{study.study.note}</p></Section>}
        </div>
        <StudyFacts study={study} />
      </div>
    </div>
  )
}

function Line({ study }: { study: StudyShown }) {
  return (
    <span className="talk-line">
      <span className="day">{study.held_on}</span>
      {study.place && <span>{study.place}</span>}
      <span>{t('studies.by', { name: study.recorded_by })}</span>
      {study.unannounced && <span className="tag">{t('studies.unannounced')}</span>}
    </span>
  )
}
