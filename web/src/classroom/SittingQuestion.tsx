import type { SittingAsked, TestAnswer } from '../api/types'
import { counted } from '../train/amounts'
import { code, t } from '../words/catalogue'
import { isAnswered, isTyped } from './sitting'
import { SittingField } from './SittingField'

type Props = { asked: SittingAsked; answer: TestAnswer | null; off: boolean; set: (answer: TestAnswer | null, typed: boolean) => void }

/** One question of the paper; the blanks of a text are filled where they stand. */
export function SittingQuestion({ asked, answer, off, set }: Props) {
  const n = asked.place + 1
  return (
    <fieldset className={`question sitting-question ${asked.form}`} id={`question-${asked.place}`} tabIndex={-1} disabled={off}>
      <legend>
        <span className="question-number">{n}</span> {asked.form === 'fill' ? <span className="hidden-words">{asked.stem.replace(/_{3,}/g, t('sitting.blank_read'))}</span> : <span className="pre">{asked.stem}</span>}
        <span className="sitting-form quiet small">{code('question_form', asked.form)} · {counted('tests.n_points', asked.points)}</span>
      </legend>
      <SittingField asked={asked} answer={answer} off={off} set={(next) => set(next, isTyped(asked))} />
      {isAnswered(answer) && !off && <button type="button" className="link small sitting-clear" aria-label={t('sitting.clear_of', { n })} onClick={() => set(null, false)}>{t('sitting.clear')}</button>}
    </fieldset>
  )
}
