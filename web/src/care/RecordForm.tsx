import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { newKey, send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { TalksWith } from '../api/types'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { ofTalk } from './fields'
import { RecordFields } from './RecordFields'
import { RecordFoot } from './RecordFoot'
import { Refused } from './Refused'
import { StillHere } from './StillHere'
import { blank, carriedOf, type Given, lacking, recordedOf, type Typed } from './talk'
import { useSending } from './useSending'
import { WhoAndWhen } from './WhoAndWhen'

type Props = { given: Given; object: string; again: () => void }
type Made = { id: number; problems: number[] }

/** Three things are asked. What is typed stays here and on the server, and is sent when the line is back. */
export function RecordForm({ given, object, again }: Props) {
  const { today } = useSession()
  const [empty] = useState(() => blank(given, today))
  const draft = useDraft<Typed>('talk', object, true, empty, true)
  const { value, change } = draft
  const [known, setKnown] = useState(empty.person !== null)
  const [wrong, setWrong] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const told = useGet<TalksWith>(value.person === null ? null : `/people/${value.person}/talks`)
  const carried = given.replaces ? null : carriedOf(told.data, value)
  const lacks = wrong ? 'day_wrong' : lacking(value, today)
  const form = useRef<HTMLFormElement>(null)
  const finish = useFinish(given, value.person, draft.drop)
  const sending = useSending<Made>({
    act: (signal) => send<Made>('POST', `/people/${value.person}/talks`, recordedOf(value, given, carried), { once: value.key, signal }),
    done: finish,
    refused: (error) => {
      setRefused(error)
      // It had arrived before the line dropped, and was changed since: whoever wants two of them may.
      change({ asked: false, ...(error instanceof Problem && error.code === 'refusal.idempotency' ? { key: newKey() } : {}) })
    },
  })
  useEffect(() => { if (refused) form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' }) }, [refused])
  const record = (another = value.another) => {
    if (lacks) return show(form.current, lacks)
    // What is sent is what is seen: the mark that it was asked for is on the page, and kept, before anything leaves.
    flushSync(() => { setRefused(null); change({ asked: true, another }) })
    void sending.send()
  }
  const problem = refused instanceof Problem ? refused : null
  return (
    <form ref={form} className="form record-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <WhoAndWhen value={value} change={change} problem={ofTalk(problem)} known={known} post={told.data?.post ?? ''} setWrong={setWrong} forget={given.replaces ? null : () => { setKnown(false); change({ person: null, name: '', settled: [] }) }} />
      <RecordFields value={value} change={change} problem={problem} carried={carried} focus={known} before={given.replaces?.problems.length ?? 0} />
      {Boolean(refused) && <Refused error={refused} talk={value} another={() => record(true)} />}
      <RecordFoot draft={draft} given={given} lacks={lacks} busy={sending.busy} waiting={sending.waiting} record={() => record()} clear={() => void draft.drop().then(again)}>
        <StillHere sending={sending} asked={value.asked} stop={() => { sending.stop(); change({ asked: false }) }} />
      </RecordFoot>
    </form>
  )
}

function useFinish(given: Given, person: number | null, drop: () => Promise<void>) {
  const queries = useQueryClient()
  const go = useGo()
  const { message } = App.useApp()
  return ({ id }: Made) => {
    void drop()
    void refresh(queries, ['/talks', `/people/${person}`, '/problems', '/needs', '/visits', '/rounds', '/duties', '/day'])
    void message.success(t(given.replaces ? 'talks.corrected' : 'talks.recorded'))
    go(paths.talk(id), true)
  }
}

/** To the field that lacks something: an error nobody sees helps nobody. */
function show(form: HTMLFormElement | null, lacks: string): void {
  const place = { not_yet: 'held_on', day_wrong: 'held_on', too_long: 'summary' }[lacks] ?? lacks
  const titles = Array.from(form?.querySelectorAll<HTMLInputElement>('.raised-card input[aria-required]') ?? [])
  const field = lacks === 'problem' ? titles.find((title) => !title.value.trim()) : form?.querySelector<HTMLElement>(`[data-field="${place}"] :is(input,textarea)`)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
