import type { CohortStep } from '../api/types'
import { t } from '../words/catalogue'

export function CohortStepLine({ of: { area, text, result, done_on } }: { of: CohortStep }) {
  return (
    <li>
      <p><span aria-hidden>{done_on ? '●' : '○'}</span> {text} <span className="tag">{area}</span></p>
      <p className="quiet small">{[done_on ? t('train.step_done', { day: done_on }) : t('train.step_open'), result].filter(Boolean).join(' · ')}</p>
    </li>
  )
}
