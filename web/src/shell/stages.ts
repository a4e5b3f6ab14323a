import { paths } from './paths'
import type { Allowed } from './session'

/** A page that needs nothing is for everybody. */
export type StagePage = { path: string; label: string; needs: Allowed[] }

const names = ['train', 'practise', 'observe', 'select', 'encourage', 'protect', 'care', 'benchmark', 'deliver', 'chains', 'measure'] as const
export type Stage = (typeof names)[number]

/** A page joins the navigation under its stage when it works, for whoever has one of its permissions. */
const pages: Partial<Record<Stage, StagePage[]>> = {
  train: [
    { path: paths.training(), label: 'frame.training', needs: ['units.read'] },
    { path: paths.programmes(), label: 'frame.programmes', needs: ['units.read'] },
    { path: paths.classroom(), label: 'frame.classroom', needs: ['units.read'] },
    { path: paths.orders(), label: 'frame.orders', needs: ['train', 'train.unit'] },
    { path: paths.handbooks(), label: 'frame.handbooks', needs: ['units.read'] },
    { path: paths.hours(), label: 'frame.hours', needs: ['train', 'train.unit'] },
    { path: paths.gaps(), label: 'frame.gaps', needs: ['train', 'train.unit'] },
    { path: paths.trainingNeeds(), label: 'frame.training_needs', needs: ['train'] },
    { path: paths.trainingEffects(), label: 'frame.training_effects', needs: ['train'] },
    { path: paths.catalogue(), label: 'frame.catalogue', needs: ['train'] },
  ],
  observe: [
    { path: paths.studies(), label: 'frame.studies', needs: ['observe'] },
    { path: paths.statements(), label: 'frame.statements', needs: ['observe'] },
    { path: paths.matrix(), label: 'frame.matrix', needs: ['observe'] },
    { path: paths.comments(), label: 'frame.comments', needs: ['observe'] },
    { path: paths.teams(), label: 'frame.teams', needs: ['observe'] },
    { path: paths.appraisals(), label: 'frame.appraisals', needs: ['observe'] },
    { path: paths.classes(), label: 'frame.classes', needs: ['observe'] },
    { path: paths.touchstones(), label: 'frame.touchstones', needs: ['observe'] },
    { path: paths.competences(), label: 'frame.competences', needs: ['people.read'] },
    { path: paths.surveys(), label: 'frame.surveys', needs: [] },
  ],
  care: [
    { path: paths.talks(), label: 'frame.talks', needs: ['talks'] },
    { path: paths.duties(), label: 'frame.duties', needs: ['talks', 'duties'] },
    { path: paths.rounds(), label: 'frame.rounds', needs: ['talks'] },
    { path: paths.coverage(), label: 'frame.coverage', needs: ['talks'] },
    { path: paths.problems(), label: 'frame.problems', needs: ['problems.raise', 'problems.handle', 'problems.coordinate'] },
    { path: paths.needs(), label: 'frame.needs', needs: ['care', 'talks'] },
    { path: paths.visits(), label: 'frame.visits', needs: ['talks', 'observe'] },
  ],
  deliver: [{ path: paths.projects(), label: 'frame.projects', needs: ['projects', 'units.read'] }],
}

/** The eleven stages in the order of the cycle. */
export const stages = names.map((stage) => ({ stage, pages: pages[stage] ?? [] }))
