import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSending } from '../care/useSending'
import { get, newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem } from '../api/problem'
import type { Study, StudyShown } from '../api/types'
import { useSettled } from '../kinds/useSettled'
import { useSession } from '../shell/session'
import { giveUp, keep, type Kept, keptAt } from './kept'
import { blank, type Given, onlyHere, textOf, type Typed, typedOf, wireOf } from './study'

export type Start = { given: Given; /** The address it is begun from. */ object: string; /** The draft, once it has begun. */ shown: StudyShown | null; begun: (id: number) => void }
type At = { id: number | null; version: number | null; /** The server has this. */ has: string; tried: string; begin: Kept['begin'] }

/** What this device still has of it, unless the server has gone on since. */
function started({ shown, given, object }: Start, account: number, today: string) {
  const kept = keptAt(account, shown ? String(shown.id) : object)
  const has = shown ? textOf(shown.study) : ''
  const own = kept !== null && (shown === null || kept.version === shown.version || kept.tried === has)
  const at: At = { id: shown?.id ?? null, version: shown?.version ?? null, has, tried: kept?.tried ?? '', begin: kept?.begin ?? null }
  const typed = kept?.typed ?? (shown ? typedOf(shown) : blank(given, today))
  return { typed, at, left: kept !== null, other: kept !== null && !own ? shown : null }
}

/** A study that is kept as it is typed: here at once, on the server after a pause, and by itself when the line is back. */
export function useNotebook(start: Start) {
  const { account: { id: account }, today } = useSession()
  const [first] = useState(() => started(start, account, today))
  const [value, setValue] = useState<Typed>(first.typed)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [other, setOther] = useState<StudyShown | null>(first.other)
  const [savedAt, setSavedAt] = useState('')
  const at = useRef(first.at).current
  const latest = useRef(value)
  latest.current = value
  const touched = useRef(first.left)
  const stopped = useRef(first.other !== null)
  const gone = useRef(false)
  const chain = useRef<Promise<unknown>>(Promise.resolve())
  const queries = useQueryClient()

  const object = () => (at.id === null ? start.object : String(at.id))
  const whole = (typed: Typed) => textOf(wireOf(typed)) === at.has && onlyHere(typed).length === 0
  const write = () => (whole(latest.current) && at.id !== null ? giveUp(account, object()) : keep(account, object(), { typed: latest.current, version: at.version, begin: at.begin, tried: at.tried }))

  const begin = async (study: Study, signal: AbortSignal) => {
    at.begin ??= { key: newKey(), study }
    write()
    try {
      const { visit } = start.given
      const shown = await send<StudyShown>('POST', '/studies', { study: at.begin.study, ...(visit === null ? {} : { visit }) }, { once: at.begin.key, signal })
      giveUp(account, object())
      Object.assign(at, { id: shown.id, version: shown.version, has: textOf(shown.study), begin: null })
      if (!gone.current) start.begun(shown.id)
    } catch (error) {
      // It was refused, so what comes next is another beginning.
      if (error instanceof Problem && error.status < 500) at.begin = null
      throw error
    }
  }
  /** Somebody changed it meanwhile, unless what stands there is what this page sent and never heard back of. */
  const meet = async () => {
    const shown = await get<StudyShown>(`/studies/${at.id}`)
    if (textOf(shown.study) !== at.tried || shown.state !== 'draft') {
      stopped.current = true
      setOther(shown)
      return false
    }
    Object.assign(at, { version: shown.version, has: at.tried })
    return true
  }
  const run = async (signal: AbortSignal): Promise<void> => {
    const study = stopped.current ? null : wireOf(latest.current)
    if (study === null || textOf(study) === at.has) return
    if (at.id === null) await begin(study, signal)
    if (textOf(study) !== at.has) {
      at.tried = textOf(study)
      write()
      try {
        const { version } = await send<StudyShown>('PUT', `/studies/${at.id}`, study, { version: at.version ?? 0, signal })
        Object.assign(at, { version, has: at.tried })
      } catch (error) {
        if (!(error instanceof Problem && error.stale) || !(await meet())) throw error
        return run(signal)
      }
    }
    setSavedAt(new Date().toISOString())
    setProblem(null)
    write()
  }
  /** One at a time, in the order they were asked for. */
  const flush = (signal: AbortSignal): Promise<void> => {
    const next = chain.current.then(() => run(signal), () => run(signal))
    chain.current = next
    return next
  }
  const refused = (error: unknown) => { if (error instanceof Problem && !error.stale) setProblem(error) }
  const saving = useSending<void>({ act: flush, done: () => undefined, refused })

  useEffect(() => { if (touched.current && !stopped.current) write() }, [value])
  const settled = useSettled(value, 2000)
  useEffect(() => { if (touched.current && !saving.busy && !saving.waiting && !whole(settled)) void saving.send() }, [settled])
  // Typed on while it was on its way.
  useEffect(() => { if (touched.current && !saving.busy && !saving.waiting && problem === null && latest.current === settled && textOf(wireOf(settled)) !== at.has) void saving.send() }, [saving.busy])
  // Left before the pause in typing was long enough.
  useEffect(() => () => {
    gone.current = true
    if (!touched.current || stopped.current || whole(latest.current)) return
    void flush(new AbortController().signal).then(() => refresh(queries, ['/studies'])).catch(() => undefined)
  }, [])

  const change = (next: Partial<Typed> | ((old: Typed) => Partial<Typed>)) => {
    touched.current = true
    setValue((old) => ({ ...old, ...(typeof next === 'function' ? next(old) : next) }))
  }
  /** One of the two stands: what is typed here, or what came from elsewhere. */
  const settle = (mine: boolean) => {
    if (!other) return
    Object.assign(at, { version: other.version, has: textOf(other.study) })
    stopped.current = false
    setOther(null)
    if (mine) return void saving.send()
    giveUp(account, object())
    touched.current = false
    setValue(typedOf(other))
  }
  const drop = async () => {
    stopped.current = true
    await chain.current.catch(() => undefined)
    try {
      if (at.id !== null) await send('DELETE', `/studies/${at.id}`)
    } catch (error) {
      stopped.current = false
      throw error
    }
    forgetHere()
  }
  const forgetHere = () => {
    touched.current = false
    giveUp(account, object())
  }
  return { value, change, problem, setProblem, other, settle, saving, savedAt, flush, drop, forgetHere, idOf: () => at.id, versionOf: () => at.version ?? 0, arrived: textOf(wireOf(value)) === at.has, touched: touched.current, begunAlready: at.id !== null }
}

export type Notebook = ReturnType<typeof useNotebook>
