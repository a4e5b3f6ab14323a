import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { ProgrammePageShown, SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { lackingOf, sessionSent, type TypedSession } from './session'
import { LessonsEditor } from './LessonsEditor'
import { RoundsEditor } from './RoundsEditor'
import { SessionFields } from './SessionFields'
import { SessionMore } from './SessionMore'
import '../care/care.css'
import './after.css'

/** What a session is, when and where, and its lessons; planned or changed in one go. */
export function SessionForm({ page, empty }: { page: SessionShown | null; empty: TypedSession }) {
  const go = useGo()
  const queries = useQueryClient()
  const [value, setValue] = useState<TypedSession>(empty)
  const [wrong, setWrong] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { data: programme } = useGet<ProgrammePageShown>(value.programme === null ? null : `/programmes/${value.programme}`)
  const change = (next: Partial<TypedSession>) => setValue((old) => ({ ...old, ...next }))
  const lacks = lackingOf(value)
  const stop = wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`sessions.field.${lacks}`) })
  const back = () => go(page ? paths.trainingSession(page.id) : value.programme === null ? paths.training() : paths.programme(value.programme), true)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (stop || busy) return
    setBusy(true)
    setRefused(null)
    try {
      const after = page ? await send<SessionShown>('PUT', `/sessions/${page.id}`, sessionSent(value), { version: page.version }) : await send<SessionShown>('POST', '/sessions', sessionSent(value))
      queries.setQueryData([`/sessions/${after.id}`, {}], after)
      await refresh(queries, ['/programmes', '/sessions', '/day'])
      go(paths.trainingSession(after.id), true)
    } catch (error) {
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const problem = refused instanceof Problem ? refused : null
  return (
    <form className="page narrow sessions session-form" noValidate onSubmit={(event) => void save(event)}>
      <div>
        <p className="no-print">{programme ? <PathLink to={paths.programme(programme.id)}>{programme.programme.title}</PathLink> : <PathLink to={paths.training()}>{t('frame.training')}</PathLink>}</p>
        <PageHead title={page ? t('sessions.change', { title: page.title }) : t('sessions.plan')} />
      </div>
      <SessionFields value={value} change={change} problem={problem} programme={programme} unitName={page?.unit_name ?? null} setWrong={setWrong} />
      {value.form === 'contest' && <RoundsEditor id={page?.id ?? null} value={value.rounds} change={(rounds) => change({ rounds })} problem={/^rounds/.test(problem?.field ?? '') ? problem?.message : undefined} />}
      <Section id="lessons" title={t('sessions.lessons')} count={value.lessons.length}><LessonsEditor value={value} change={change} problem={problem} programme={programme} titles={page?.titles ?? {}} /></Section>
      <SessionMore value={value} change={change} problem={problem} page={page} />
      {refused !== null && <ProblemNote error={refused} {...(problem?.stale && page ? { retry: () => void refresh(queries, [`/sessions/${page.id}`]) } : {})} />}
      <div className="form-foot record-foot">
        <span className="quiet small grow" aria-live="polite">{stop ?? t(page ? 'sessions.change_effect' : 'sessions.plan_effect')}</span>
        <Button onClick={back}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(stop)}>{t(page ? 'action.save' : 'sessions.plan')}</Button>
      </div>
    </form>
  )
}
