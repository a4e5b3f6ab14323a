import { CheckOutlined } from '@ant-design/icons'
import type { ProblemStory } from '../api/types'
import { t } from '../words/catalogue'
import { stepAt, steps } from './steps'

/** The way of a problem from left to right, and where on it this one is. */
export function StepLine({ story }: { story: ProblemStory }) {
  const at = stepAt(story)
  const here = at ? steps.indexOf(at) : steps.length
  return (
    <ol className="step-line" aria-label={t('problems.steps')}>
      {steps.map((step, index) => (
        <li key={step} className={index < here ? 'done' : index === here ? 'now' : ''} aria-current={index === here ? 'step' : undefined}>
          <span className="step-dot" aria-hidden>{index < here ? <CheckOutlined /> : index + 1}</span>
          <span>{t(`problems.step.${step}`)}</span>
          {index < here && <span className="hidden-words">{t('problems.step_done')}</span>}
        </li>
      ))}
    </ol>
  )
}
