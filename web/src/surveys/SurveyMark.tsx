import type { SurveyState } from '../api/types'
import { code } from '../words/catalogue'

const marks: Record<SurveyState, string> = { draft: '○', open: '●', closed: '◆' }

export function SurveyMark({ state }: { state: SurveyState }) {
  return <span className={`survey-state ${state}`}><span aria-hidden>{marks[state]}</span> {code('survey_state', state)}</span>
}
