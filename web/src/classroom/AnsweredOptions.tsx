import type { SittingAsked } from '../api/types'
import { t } from '../words/catalogue'
import { letterOf } from './sitting'

/** The options as they stood: what was chosen and, where it is shown, what was right, by shape and word. */
export function AnsweredOptions({ asked }: { asked: SittingAsked }) {
  const truth = asked.form === 'truth'
  const options = truth ? [{ at: 1, text: t('sitting.true') }, { at: 0, text: t('sitting.false') }] : asked.options
  const holds = (answer: SittingAsked['answer'], at: number) => Boolean(answer && ('truth' in answer ? answer.truth === (at === 1) : 'choice' in answer ? answer.choice === at : 'choices' in answer && answer.choices.includes(at)))
  return (
    <ul className="answered-options">
      {options.map(({ at, text }, place) => {
        const [mine, right] = [holds(asked.answer, at), holds(asked.right, at)]
        return (
          <li key={at} className={right ? 'right' : mine && asked.right ? 'wrong' : ''}>
            <span className="answered-mark" aria-hidden>{right ? '✓' : mine && asked.right ? '✗' : ''}</span>
            <span className="grow">{truth ? text : `${letterOf(place)}. ${text}`}</span>
            {mine && <span className="tag accent">{t('sitting.chosen')}</span>}
            {right && <span className="tag">{t('sitting.right')}</span>}
          </li>
        )
      })}
    </ul>
  )
}
