import type { AppraisingState } from '../api/types'
import { t } from '../words/catalogue'

const steps = ['write', 'tell', 'reply', 'final'] as const

/** The four steps, and where it stands. */
export function AppraisalPath({ state, replied = false }: { state: AppraisingState; replied?: boolean }) {
  const at = state === 'open' ? 0 : state === 'told' ? (replied ? 3 : 2) : 4
  return (
    <ol className="appraisal-path" aria-label={t('appraisals.path')}>
      {steps.map((step, nth) => <li key={step} className={nth < at ? 'done' : nth === at ? 'here' : ''} aria-current={nth === at ? 'step' : undefined}><span aria-hidden>{nth < at ? '\u2713' : nth + 1}</span> {t(`appraisals.step.${step}`)}</li>)}
    </ol>
  )
}
