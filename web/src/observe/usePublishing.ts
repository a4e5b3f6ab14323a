import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type RefObject, useEffect, useRef } from 'react'
import { useSending } from '../care/useSending'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { StudyShown } from '../api/types'
import { t } from '../words/catalogue'
import { counted } from './standing'
import { difficultiesSent, type Lack, statementsSent, type Typed } from './study'
import type { Notebook } from './useNotebook'

/** Puts the notebook on file once all of it has arrived; while the line is down it waits and goes by itself. */
export function usePublishing(notebook: Notebook, form: RefObject<HTMLFormElement | null>, published: () => void) {
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const anyway = useRef(false)
  const { value, problem, setProblem } = notebook
  const sending = useSending<StudyShown>({
    act: async (signal) => {
      await notebook.flush(signal)
      return send<StudyShown>('POST', `/studies/${notebook.idOf()}/publish`, { anyway: anyway.current }, { version: notebook.versionOf(), signal })
    },
    done: () => {
      notebook.forgetHere()
      void message.success(t('studies.published'))
      void refresh(queries, ['/studies', '/statements', '/people', '/observe', '/problems', '/visits', '/teams', '/day'])
      published()
    },
    refused: (error) => {
      if (error instanceof Problem && !error.stale) setProblem(error)
      else void message.error(sentenceOf(error))
    },
  })
  useEffect(() => { if (problem) form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' }) }, [problem])
  const go = (even: boolean) => {
    anyway.current = even
    setProblem(null)
    void sending.send()
  }
  const ask = (lack: Lack | undefined) => {
    if (lack) return show(form.current, lack)
    void modal.confirm({ title: t('studies.publish_ask'), content: effectOf(value), okText: t('studies.publish'), cancelText: t('action.cancel'), onOk: () => go(false) })
  }
  return { ...sending, ask, anyway: () => go(true) }
}

/** What will happen, before it does. */
export function effectOf(value: Typed): string {
  const statements = statementsSent(value)
  const [people, difficulties] = [new Set(statements.map(({ person }) => person)).size, difficultiesSent(value).length]
  return [statements.length > 0 && counted('studies.effect_statements', statements.length, { people: counted('studies.people_n', people) }), difficulties > 0 && counted('studies.effect_difficulties', difficulties), t('studies.effect_stands')].filter(Boolean).join(t('studies.effect_join'))
}

/** To the field that lacks something: an error nobody sees helps nobody. */
function show(form: HTMLFormElement | null, { what, card }: Lack): void {
  const place = { not_yet: 'held_on', day_wrong: 'held_on', nothing: 'text' }[what] ?? what
  const scope = (card && form?.querySelector(`[data-card="${card}"]`)) || form
  const found = scope?.querySelector<HTMLElement>(`[data-field="${place}"]`)
  const empty = what === 'source_text' ? Array.from(scope?.querySelectorAll<HTMLTextAreaElement>('[data-field="source_text"] textarea') ?? []).find((one) => !one.value.trim()) : undefined
  const field = empty ?? found?.querySelector<HTMLElement>('input, textarea, button') ?? found
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
