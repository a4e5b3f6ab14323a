import { Button, Drawer } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Problem, sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'

type Props = {
  title: string
  open: boolean
  close: () => void
  submit: string
  /** What will happen, said before it does. */
  effect?: ReactNode
  act: () => Promise<unknown>
  /** Called when somebody else changed the record meanwhile; what was typed stays. */
  reload?: () => Promise<unknown>
  refuse?: string | undefined
  children: (problem: Problem | null) => ReactNode
  extra?: ReactNode
  width?: number
}

export function FormDrawer({ title, open, close, submit, effect, act, reload, refuse, children, extra, width = 520 }: Props) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [other, setOther] = useState('')
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (open) {
      setProblem(null)
      setOther('')
    }
  }, [open])
  const run = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy || refuse) return
    setBusy(true)
    setOther('')
    try {
      await act()
      close()
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      else setOther(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const again = async () => {
    await reload?.()
    setProblem(null)
  }
  return (
    <Drawer title={title} open={open} onClose={close} size={Math.min(width, innerWidth)} destroyOnHidden extra={extra} maskClosable={false}
      afterOpenChange={(now) => now && !form.current?.contains(document.activeElement) && form.current?.querySelector<HTMLElement>('input:not([disabled]),textarea')?.focus()}
      footer={
        <div className="form-foot">
          <span className="quiet small grow">{refuse ?? effect}</span>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={Boolean(refuse)} onClick={() => void run()}>{submit}</Button>
        </div>
      }>
      <form ref={form} className="form" onSubmit={(event) => void run(event)} noValidate>
        {problem?.stale && (
          <div className="problem" role="alert">
            <span>{problem.message} {t('form.stale')}</span>
            <Button size="small" onClick={() => void again()}>{t('form.reload')}</Button>
          </div>
        )}
        {problem && !problem.stale && !problem.field && <div className="problem" role="alert">{problem.message}</div>}
        {other && <div className="problem" role="alert">{other}</div>}
        {children(problem)}
        <button type="submit" hidden />
      </form>
    </Drawer>
  )
}

type FieldProps = { label: string; name?: string; problem?: Problem | null; hint?: string | undefined; optional?: boolean; children: ReactNode }

/** Label above, the error in words below. A refusal names its field with or without the way to it. */
export function Asked({ label, name, problem, hint, optional = false, children }: FieldProps) {
  const refused = problem?.field?.split(/[./]/).pop()
  const wrong = name && refused === name ? problem?.message : undefined
  return (
    <label className={`asked${wrong ? ' wrong' : ''}`}>
      <span className="label">{label}{optional && <span className="quiet"> {t('form.optional')}</span>}</span>
      {children}
      {hint && !wrong && <span className="quiet small">{hint}</span>}
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </label>
  )
}
