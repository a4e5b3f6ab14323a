import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { SessionShown } from '../api/types'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { blankReport, lackingOf, reportSent, spokenOf, type TypedReport } from './discussion'
import { DiscussionFields } from './DiscussionFields'

type Props = { programme: number | null; done: (sent: SessionShown, spoke: { name: string; text: string }[]) => void }

/** What is typed stays on the device until the server has it. */
export function DiscussionForm({ programme, done }: Props) {
  const session = useSession()
  const [empty] = useState(() => blankReport(session, programme))
  const { value, change, saved, waits, drop } = useDraft<TypedReport>('discussion', programme === null ? 'new' : `programme-${programme}`, true, empty, true)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const queries = useQueryClient()
  const lacks = lackingOf(value)
  const report = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || wrong) return
    if (lacks) return form.current?.querySelector<HTMLElement>(`[data-field="${lacks}"] :is(input,textarea,button)`)?.focus()
    setBusy(true)
    setRefused(null)
    try {
      const sent = await send<SessionShown>('POST', '/discussions', reportSent(value), { once: value.key })
      await drop()
      void refresh(queries, ['/sessions', '/programmes', '/people', '/training', '/day'])
      done(sent, spokenOf(value))
    } catch (error) {
      setRefused(error)
      if (error instanceof Problem && error.code === 'refusal.idempotency') change({ key: newKey() })
    } finally {
      setBusy(false)
    }
  }
  const problem = refused instanceof Problem ? refused : null
  const kept = waits ? t('discussions.kept_here') : saved && t('form.draft_saved', { at: showInstant(saved) })
  return (
    <form ref={form} className="form record-form discussion-form" noValidate onSubmit={(event) => void report(event)}>
      <DiscussionFields value={value} change={change} problem={problem} wrong={wrong} setWrong={setWrong} />
      {Boolean(refused) && <div className="problem" role="alert"><span>{sentenceOf(refused)}</span></div>}
      <div className="form-foot record-foot">
        <span className="quiet small grow" aria-live="polite">{wrong ? t('form.dates_wrong') : lacks ? t('form.missing', { field: t(`discussions.field.${lacks}`) }) : t('discussions.effect')}{kept && <><br />{kept}</>}</span>
        {saved && <Button onClick={() => void drop().then(() => change({ key: newKey() }))}>{t('discussions.clear')}</Button>}
        <Button type="primary" htmlType="submit" size="large" loading={busy}>{t('discussions.report')}</Button>
      </div>
    </form>
  )
}
