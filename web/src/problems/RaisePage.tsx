import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { blank, lacking, raisedOf, type Typed } from './raised'
import { RaiseFields } from './RaiseFields'
import './problems.css'

export function RaisePage() {
  const may = useMay()('problems.raise')
  return <div className="page narrow problems">{may ? <RaiseForm /> : <EmptyState title={t('problems.may_not_raise')} />}</div>
}

/** What one knows already is filled in; what is typed stays, also when the line drops. */
function RaiseForm() {
  const session = useSession()
  const [empty] = useState(() => blank(session))
  const draft = useDraft<Typed>('problem', 'new', true, empty)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const queries = useQueryClient()
  const go = useGo()
  const lacks = lacking(draft.value)
  const raise = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    // An error under a field nobody sees helps nobody.
    if (lacks) return form.current?.querySelector<HTMLElement>(`[data-field="${lacks}"] :is(input,textarea)`)?.focus()
    setBusy(true)
    setRefused(null)
    try {
      const { id } = await send<{ id: number }>('POST', '/problems', raisedOf(draft.value), { once: draft.value.key })
      await draft.drop()
      void refresh(queries, ['/problems', '/day'])
      go(paths.problem(id), true)
    } catch (error) {
      setRefused(error)
      // It had arrived before the line dropped, and was changed since: whoever wants two of them may.
      if (error instanceof Problem && error.code === 'refusal.idempotency') draft.change({ key: newKey() })
    } finally {
      setBusy(false)
    }
  }
  const problem = refused instanceof Problem ? refused : null
  return (
    <>
      <div>
        <p><PathLink to={paths.problems()}>{t('problems.title')}</PathLink></p>
        <PageHead title={t('problems.raise')} detail={t('problems.raise_detail')} />
      </div>
      <form ref={form} className="form raise-form" noValidate onSubmit={(event) => void raise(event)}>
        <RaiseFields value={draft.value} change={draft.change} problem={problem} />
        {Boolean(refused) && !problem?.field && <Refused error={refused} />}
        <div className="form-foot">
          <span className="quiet small grow" aria-live="polite">{lacks ? t('form.missing', { field: t(`problems.field.${lacks}`) }) : t('problems.raise_effect')}{draft.saved && <><br />{t('form.draft_saved', { at: showInstant(draft.saved) })}</>}</span>
          {draft.saved && <Button onClick={() => void draft.drop().then(() => draft.change({ key: newKey() }))}>{t('problems.clear_draft')}</Button>}
          <Button type="primary" htmlType="submit" size="large" loading={busy}>{t('problems.raise')}</Button>
        </div>
      </form>
    </>
  )
}

function Refused({ error }: { error: unknown }) {
  const again = error instanceof Problem && error.code === 'refusal.idempotency'
  return (
    <div className="problem" role="alert">
      <span>{again ? t('problems.sent_before') : sentenceOf(error)}</span>
      {again && <PathLink to={paths.problems('raised')}>{t('problems.side.raised')}</PathLink>}
    </div>
  )
}
