import { InputNumber, Select } from 'antd'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { Appraising, ProjectLine } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { ProjectPicker } from '../projects/ProjectPicker'
import { t } from '../words/catalogue'
import type { Change } from './AppraisalForm'

type Props = { value: Appraising; change: Change; problem: Problem | null; setWrong: (wrong: boolean) => void }

/** The day it was held and what its kind is tied to: a project, one of its milestones, a year. */
export function AppraisalTie({ value, change, problem, setWrong }: Props) {
  const tied = value.kind === 'project_front' || value.kind === 'milestone'
  const projects = useGet<ProjectLine[]>(tied ? '/projects' : null, undefined, { fresh: 60_000 }).data ?? []
  const milestones = projects.find(({ id }) => id === value.project)?.milestones ?? []
  const options = milestones.map(({ id, title, planned, actual }) => ({ value: id, label: t(actual ? 'appraisals.milestone_reached' : 'appraisals.milestone_planned', { title, day: actual ?? planned }) }))
  return (
    <div className="pair">
      <Asked label={t('appraisals.field.held_on')} name="held_on" problem={problem}><DateField whole value={value.held_on} onChange={(day) => change({ held_on: day ?? '' })} onWrong={setWrong} /></Asked>
      {value.kind === 'yearly' && <Asked label={t('appraisals.field.year')} name="year" problem={problem}><InputNumber className="wide" min={1990} max={2100} precision={0} value={value.year} onChange={(year) => change({ year })} /></Asked>}
      {tied && <Asked label={t('appraisals.field.project')} name="project" problem={problem}><ProjectPicker value={value.project} onChange={(project) => change({ project, milestone: null })} /></Asked>}
      {value.kind === 'milestone' && (
        <Asked label={t('appraisals.field.milestone')} name="milestone" problem={problem}>
          <Select className="wide" value={value.milestone} options={options} disabled={value.project === null} placeholder={t('appraisals.milestone_choose')} aria-label={t('appraisals.field.milestone')} onChange={(milestone: number) => change({ milestone })} />
        </Asked>
      )}
    </div>
  )
}
