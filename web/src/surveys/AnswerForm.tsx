import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Problem, sentenceOf } from '../api/problem'
import type { Answer, SurveyForm } from '../api/types'
import { code, t } from '../words/catalogue'
import { answersSent, blank, leftOut, missing, questionAt } from './answers'
import { Apart } from './Apart'
import { Over } from './Over'
import { QuestionField } from './QuestionField'
import { useHeld } from './useHeld'

type Props = { form: SurveyForm; place: string; send: (answers: Answer[]) => Promise<unknown>; slip?: boolean }
type Held = { answers: Answer[]; done: boolean }

/** A form to answer once. What is chosen stays in the page until it is submitted, and is kept nowhere. */
export function AnswerForm({ form, place, send, slip = false }: Props) {
  const [{ answers, done }, setHeld] = useHeld<Held>(place, { answers: blank(form.questions), done: false })
  const [wrong, setWrong] = useState<Record<number, string>>({})
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  if (done) return <Over title={t('surveys.submitted')} hint={t('surveys.submitted_hint')} good />
  if (form.answered) return <Over title={t('surveys.answered_already')} hint={t('surveys.answered_already_hint')} good />
  if (!form.open) return <Over title={t('surveys.over')} hint={t('surveys.over_hint')} />
  const point = (found: Record<number, string>) => {
    setWrong(found)
    const [first] = Object.keys(found)
    if (first !== undefined) document.getElementById(`answer-${first}`)?.focus()
  }
  const set = (at: number, answer: Answer) => {
    setHeld((old) => ({ ...old, answers: old.answers.map((one, place) => (place === at ? answer : one)) }))
    if (at in wrong) setWrong(Object.fromEntries(Object.entries(wrong).filter(([place]) => Number(place) !== at)))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setRefused('')
    const lacking = missing(form.questions, answers)
    if (lacking.length > 0) return point(Object.fromEntries(lacking.map((at) => [at, t('surveys.answer_this')])))
    setBusy(true)
    try {
      await send(answersSent(answers))
      setHeld({ answers: blank(form.questions), done: true })
      scrollTo(0, 0)
    } catch (error) {
      const at = error instanceof Problem ? questionAt(error.field) : null
      if (at === null) setRefused(sentenceOf(error))
      else point({ [at]: sentenceOf(error) })
    } finally {
      setBusy(false)
    }
  }
  const left = leftOut(form.questions, answers)
  return (
    <form className="answer" onSubmit={(event) => void submit(event)} noValidate>
      <header className="stack tight">
        <h1>{form.title}</h1>
        <p className="quiet">{code('survey_kind', form.kind)} · {t('surveys.until', { day: form.closes })}</p>
        {form.intro && <p className="pre">{form.intro}</p>}
        <Apart smallest={form.smallest} slip={slip} />
      </header>
      {form.questions.map((question, at) => <QuestionField key={at} question={question} at={at} name="answer" answer={answers[at]} set={(answer) => set(at, answer)} wrong={wrong[at]} />)}
      <footer className="answer-foot">
        {refused && <div className="problem" role="alert">{refused}</div>}
        <p className="quiet small">{left > 0 ? t('surveys.submit_left', { n: left }) : t('surveys.submit_hint')}</p>
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>{t('surveys.submit')}</Button>
      </footer>
    </form>
  )
}
