import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { FollowUp, Used } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { useSaving } from '../programmes/SaveBar'
import { code, t } from '../words/catalogue'
import { lackingOf, usedAnswers, wantsExample } from './followUp'

type Props = { of: FollowUp; done: (entry: number) => void; children: ReactNode }
const MOST = 500

/** Two questions: whether it is used, and where it shows. */
export function FollowUpForm({ of, done, children }: Props) {
  const queries = useQueryClient()
  const [used, setUsed] = useState<Used | null>(null)
  const [example, setExample] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const lacks = lackingOf(used, example)
  const words = { name: of.who.name }
  const saving = useSaving(async () => {
    const { id } = await send<{ id: number }>('POST', `/sessions/${of.session}/people/${of.part}/follow-up`, { by: of.by, answer: { used, example: example.trim() } })
    done(id)
    // The list itself is read again the next time the page opens: a card that vanished could not say that it is kept.
    await queries.invalidateQueries({ queryKey: ['/training/follow-ups'], refetchType: 'none' })
    await refresh(queries, ['/day', '/people', `/sessions/${of.session}/effect`, '/training/effects'])
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lacks) return form.current?.querySelector<HTMLElement>(lacks === 'used' ? 'input' : 'textarea')?.focus()
    if (!saving.busy) void saving.run()
  }
  return (
    <form ref={form} className="follow-up" noValidate onSubmit={submit} aria-label={of.by === 'superior' ? `${of.who.name} ${of.title}` : of.title}>
      {children}
      <fieldset>
        <legend>{t(`followups.used_${of.by}`, words)}</legend>
        <Radio.Group value={used} onChange={(event) => setUsed(event.target.value as Used)} options={usedAnswers.map((value) => ({ value, label: code('used', value) }))} />
      </fieldset>
      <Asked label={t(`followups.example_${of.by}`, words)} name="example" problem={saving.problem} optional={used !== null && !wantsExample(used)} hint={t(`followups.example_hint_${of.by}`)}>
        <Input.TextArea rows={2} maxLength={MOST} value={example} onChange={(event) => setExample(event.target.value)} />
      </Asked>
      {saving.error !== null && !saving.problem?.field && <ProblemNote error={saving.error} />}
      <div className="row">
        <span className="quiet small grow" aria-live="polite">{used !== null && lacks ? t('followups.example_missing') : t(`followups.effect_${of.by}`)}</span>
        <Button type="primary" htmlType="submit" loading={saving.busy}>{t('followups.send')}</Button>
      </div>
    </form>
  )
}
