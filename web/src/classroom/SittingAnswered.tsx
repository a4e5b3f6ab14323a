import type { SittingAsked, SittingShown } from '../api/types'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { AnsweredLines } from './AnsweredLines'
import { AnsweredOptions } from './AnsweredOptions'
import { MarkField } from './MarkField'
import { isAnswered, verdictOf } from './sitting'

const marks = { right: '✓', part: '◐', wrong: '✗', waiting: '…' } as const

/** One question with what was answered, what it earned and, where it is shown, what was right and why. */
export function SittingAnswered({ page, asked }: { page: SittingShown; asked: SittingAsked }) {
  const verdict = verdictOf(asked)
  const chooses = asked.form === 'single' || asked.form === 'multiple' || asked.form === 'truth'
  return (
    <article className={`answered ${verdict}`} aria-label={t('sitting.question_n', { n: asked.place + 1 })}>
      <header>
        <p className="answered-stem"><span className="question-number">{asked.place + 1}</span> <span className="pre">{asked.stem}</span> <span className="quiet small">{code('question_form', asked.form)}</span></p>
        <p className="answered-earned"><span aria-hidden>{marks[verdict]}</span> <span className="hidden-words">{t(`sitting.verdict.${verdict}`)}</span>{asked.earned === null ? t('sitting.not_marked', { of: showNumber(asked.points) }) : t('tests.points_of', { points: showNumber(asked.earned), of: showNumber(asked.points) })}</p>
      </header>
      {chooses ? <AnsweredOptions asked={asked} /> : <AnsweredLines asked={asked} />}
      {!isAnswered(asked.answer) && <p className="quiet">{t('sitting.left_out')}</p>}
      {asked.model && <p className="answered-reason"><b>{t('sitting.model')}</b> <span className="pre">{asked.model}</span></p>}
      {asked.reason && <p className="answered-reason"><b>{t('sitting.reason')}</b> <span className="pre">{asked.reason}</span></p>}
      {page.may_mark && asked.by_hand && isAnswered(asked.answer) && <MarkField sitting={page.id} asked={asked} />}
    </article>
  )
}
