import type { ReactNode } from 'react'
import type { StudyShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'

/** Where, when, for whom, and how soon it was written down. */
export function StudyFacts({ study }: { study: StudyShown }) {
  const facts: [string, ReactNode][] = [
    ['studies.state', code('study_state', study.state)],
    ['studies.field.unit', <PathLink key="unit" to={paths.unit(study.unit)}>{study.unit_name}</PathLink>],
    ['studies.field.held_on', <span key="day" className="day">{study.held_on}</span>],
    ['studies.field.place', study.place],
    ['studies.announced', t(study.unannounced ? 'studies.unannounced' : 'studies.announced_yes')],
    ['studies.field.team', study.team_title && (study.study.team === null ? study.team_title : <PathLink key="team" to={paths.team(study.study.team)}>{study.team_title}</PathLink>)],
    ['studies.field.project', study.project_title && (study.study.project === null ? study.project_title : <PathLink key="project" to={paths.project(study.study.project)}>{study.project_title}</PathLink>)],
    ['studies.written', <span key="written">{t(study.on_the_spot ? 'studies.on_the_spot' : 'studies.afterwards')}<span className="quiet small"> {showInstant(study.recorded_at)}</span></span>],
    ['studies.published_at', showInstant(study.published_at)],
    ['studies.recorded_by', study.recorded_by],
  ]
  return <dl className="side-facts">{facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}</dl>
}
