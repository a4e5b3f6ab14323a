import type { Lesson, Prior } from '../api/types'
import { t } from '../words/catalogue'

export function PriorTold({ prior, lessons }: { prior: Prior; lessons: Lesson[] }) {
  return (
    <div className="stack tight">
      <p>{t('sessions.prior_told', { day: prior.held_on, n: prior.discussions })}</p>
      <ul className="found">{prior.found.map(({ text, lesson }, at) => <li key={at}>{text}<span className="quiet small"> {lesson === null ? t('sessions.found_open') : t('sessions.found_answer', { lesson: lessons.find(({ id }) => id === lesson)?.subject ?? '' })}</span></li>)}</ul>
    </div>
  )
}
