import { App, Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { send } from '../api/client'
import { Problem, sentenceOf } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'

export function ChangePassword() {
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const { message } = App.useApp()
  const wrong = next && next.length < 10 ? t('accounts.password_short') : again && next !== again ? t('own.differ') : ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await send('PUT', '/account/password', { present, new: next })
      setPresent('')
      setNext('')
      setAgain('')
      setProblem(null)
      void message.success(t('own.changed'))
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      else void message.error(sentenceOf(error))
    }
  }
  return (
    <form className="form narrow-form" onSubmit={(event) => void submit(event)}>
      {problem && !['present', 'new'].includes(problem.field ?? '') && <div className="problem" role="alert">{problem.message}</div>}
      <Asked label={t('own.present')} name="present" problem={problem}><Input.Password autoComplete="current-password" value={present} onChange={(event) => setPresent(event.target.value)} /></Asked>
      <Asked label={t('own.new')} name="new" problem={problem}><Input.Password autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} /></Asked>
      <Asked label={t('own.again')}><Input.Password autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} /></Asked>
      {wrong && <span className="field-error">{wrong}</span>}
      <div><Button htmlType="submit" type="primary" disabled={!present || next.length < 10 || next !== again}>{t('own.change')}</Button></div>
    </form>
  )
}
