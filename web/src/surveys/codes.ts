import type { QuestionKind, SurveyKind, SurveyState } from '../api/types'

export const surveyKinds: readonly SurveyKind[] = ['satisfaction', 'assessment', 'recommendation', 'course_feedback', 'need', 'poll']
export const questionKinds: readonly QuestionKind[] = ['one', 'several', 'grid', 'text']
export const surveyStates: readonly SurveyState[] = ['draft', 'open', 'closed']
/** The house asks for so many at the least; a survey may ask for more. */
export const SMALLEST = { least: 3, usual: 5, most: 100 }
export const SLIPS_MOST = 5000
