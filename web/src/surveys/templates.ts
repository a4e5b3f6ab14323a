import type { SurveyKind } from '../api/types'
import { t } from '../words/catalogue'
import { asked, type TypedSurvey } from './typed'

type Template = Pick<TypedSurvey, 'groups' | 'questions'>

/** Several of one key stand one a line in the catalogue. */
const listed = (key: string) => t(key).split('|')
const some = (key: string) => listed(key).join('\n')
const remarks = () => asked('text', { text: t('surveys.like.remarks') })

const templates: Record<SurveyKind, () => Template> = {
  satisfaction: () => ({
    groups: listed('surveys.like.satisfaction.groups'),
    questions: [...listed('surveys.like.satisfaction.ask').map((text) => asked('one', { text, options: some('surveys.like.satisfaction.options') })), remarks()],
  }),
  assessment: () => ({
    groups: listed('surveys.like.assessment.groups'),
    questions: [asked('one', { text: t('surveys.like.assessment.team'), options: some('surveys.like.assessment.team_options') }), asked('grid', { text: t('surveys.like.assessment.ask'), options: some('surveys.like.assessment.options') }), remarks()],
  }),
  recommendation: () => ({
    groups: listed('surveys.like.assessment.groups'),
    questions: [asked('several', { text: t('surveys.like.recommendation.ask'), most: 2 }), asked('text', { text: t('surveys.like.recommendation.why') })],
  }),
  course_feedback: () => ({
    groups: listed('surveys.like.course.groups'),
    questions: [asked('grid', { text: t('surveys.like.course.ask'), rows: some('surveys.like.course.rows'), options: some('surveys.like.course.options') }), asked('text', { text: t('surveys.like.course.remarks') })],
  }),
  need: () => ({
    groups: listed('surveys.like.need.groups'),
    questions: [asked('several', { text: t('surveys.like.need.ask'), options: some('surveys.like.need.options'), most: 3 }), asked('one', { text: t('surveys.like.need.how'), options: some('surveys.like.need.how_options') }), asked('text', { text: t('surveys.like.need.problem') })],
  }),
  poll: () => ({ groups: listed('surveys.like.poll.groups'), questions: [asked('one', { text: t('surveys.like.poll.ask'), options: some('surveys.like.poll.options') }), remarks()] }),
}

export const templateOf = (kind: SurveyKind): Template => templates[kind]()
