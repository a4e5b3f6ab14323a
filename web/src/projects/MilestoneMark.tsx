import type { Milestone, MilestoneState } from '../api/types'
import { code, t } from '../words/catalogue'
import { milestoneMarks } from './codes'
import { nextOf, reachedOf } from './milestones'

export function MilestoneMark({ state }: { state: MilestoneState }) {
  return <span className={`milestone-state ${state}`}><span aria-hidden>{milestoneMarks[state]}</span> {code('milestone_state', state)}</span>
}

/** All milestones of a project in one line of marks, and in words the one to come. */
export function MilestoneStrip({ milestones }: { milestones: Milestone[] }) {
  if (milestones.length === 0) return <span className="quiet">{t('projects.no_milestones')}</span>
  const next = nextOf(milestones)
  const done = t('projects.reached_of', { n: reachedOf(milestones), all: milestones.length })
  return (
    <span className="milestone-strip">
      <span className="marks" role="img" aria-label={done}>
        {milestones.map((one) => <span key={one.id} className={one.state} title={[one.title, code('milestone_state', one.state), one.actual ?? one.planned].join(' · ')}>{milestoneMarks[one.state]}</span>)}
      </span>
      <span className="quiet small" aria-hidden>{done}</span>
      {next && <span className="milestone-next"><MilestoneMark state={next.state} /> {next.title} <span className="day quiet">{next.planned}</span></span>}
    </span>
  )
}
