import { paths } from './paths'
import type { Allowed } from './session'

/** `mark` tells pages of one stage apart where the navigation is folded; the stage's own where there is none. A page that needs nothing is for everybody. */
type StagePage = { path: string; label: string; needs: Allowed[]; mark?: string }

const names = ['train', 'practise', 'observe', 'select', 'encourage', 'protect', 'care', 'benchmark', 'deliver', 'chains', 'measure'] as const
export type Stage = (typeof names)[number]

/** A page joins the navigation under its stage when it works, for whoever has one of its permissions. */
const pages: Partial<Record<Stage, StagePage[]>> = {
  observe: [
    { path: paths.studies(), label: 'frame.studies', needs: ['observe'] },
    { path: paths.statements(), label: 'frame.statements', needs: ['observe'], mark: 'frame.mark.statements' },
    { path: paths.matrix(), label: 'frame.matrix', needs: ['observe'], mark: 'frame.mark.matrix' },
    { path: paths.comments(), label: 'frame.comments', needs: ['observe'], mark: 'frame.mark.comments' },
    { path: paths.teams(), label: 'frame.teams', needs: ['observe'], mark: 'frame.mark.teams' },
    { path: paths.appraisals(), label: 'frame.appraisals', needs: ['observe'], mark: 'frame.mark.appraisals' },
    { path: paths.classes(), label: 'frame.classes', needs: ['observe'], mark: 'frame.mark.classes' },
    { path: paths.touchstones(), label: 'frame.touchstones', needs: ['observe'], mark: 'frame.mark.touchstones' },
    { path: paths.competences(), label: 'frame.competences', needs: ['people.read'], mark: 'frame.mark.competences' },
    { path: paths.surveys(), label: 'frame.surveys', needs: [], mark: 'frame.mark.surveys' },
  ],
  care: [
    { path: paths.talks(), label: 'frame.talks', needs: ['talks'] },
    { path: paths.duties(), label: 'frame.duties', needs: ['talks', 'duties'], mark: 'frame.mark.duties' },
    { path: paths.rounds(), label: 'frame.rounds', needs: ['talks'], mark: 'frame.mark.rounds' },
    { path: paths.coverage(), label: 'frame.coverage', needs: ['talks'], mark: 'frame.mark.coverage' },
    { path: paths.problems(), label: 'frame.problems', needs: ['problems.raise', 'problems.handle', 'problems.coordinate'], mark: 'frame.mark.problems' },
    { path: paths.needs(), label: 'frame.needs', needs: ['care', 'talks'], mark: 'frame.mark.needs' },
    { path: paths.visits(), label: 'frame.visits', needs: ['talks', 'observe'], mark: 'frame.mark.visits' },
  ],
  deliver: [{ path: paths.projects(), label: 'frame.projects', needs: ['projects', 'units.read'] }],
}

/** The eleven stages in the order of the cycle. */
export const stages = names.map((stage) => ({ stage, pages: pages[stage] ?? [] }))
