import { Input } from 'antd'
import type { SittingAsked, TestAnswer } from '../api/types'
import { Pick } from '../surveys/Pick'
import { t } from '../words/catalogue'
import { FillField } from './FillField'
import { MatchField } from './MatchField'
import { OrderField } from './OrderField'
import { letterOf, toggledChoice } from './sitting'

type Props = { asked: SittingAsked; answer: TestAnswer | null; off: boolean; set: (answer: TestAnswer) => void }

/** What a question is answered with, by its form. */
export function SittingField({ asked, answer, off, set }: Props) {
  const name = `answer-${asked.place}`
  const { form } = asked
  if (form === 'fill') return <FillField asked={asked} answer={answer} set={set} />
  if (form === 'order') return <OrderField asked={asked} answer={answer} off={off} set={set} />
  if (form === 'match') return <MatchField asked={asked} answer={answer} off={off} set={set} />
  if (form === 'short') return <Input.TextArea className="sitting-text" rows={5} maxLength={8000} aria-label={t('sitting.answer_of', { n: asked.place + 1 })} value={answer && 'text' in answer ? answer.text : ''} onChange={(event) => set({ text: event.target.value })} />
  if (form === 'truth') {
    const said = answer && 'truth' in answer ? answer.truth : null
    return <div className="picks across">{[true, false].map((truth) => <Pick key={String(truth)} kind="radio" name={name} words={t(truth ? 'sitting.true' : 'sitting.false')} chosen={said === truth} choose={() => set({ truth })} />)}</div>
  }
  const several = form === 'multiple'
  const isChosen = (at: number) => Boolean(answer && ('choice' in answer ? answer.choice === at : 'choices' in answer && answer.choices.includes(at)))
  return (
    <>
      {several && <p className="quiet small">{t('sitting.several')}</p>}
      <div className="picks">
        {asked.options.map(({ at, text }, place) => <Pick key={at} kind={several ? 'checkbox' : 'radio'} name={name} words={`${letterOf(place)}. ${text}`} chosen={isChosen(at)} choose={() => set(several ? toggledChoice(answer, at) : { choice: at })} />)}
      </div>
    </>
  )
}
