import { useContext, useEffect, useRef, useState } from 'react'
import { get, send } from '../api/client'
import type { Draft } from '../api/wire'
import { SessionContext } from '../shell/session'
import { forget, leave, leftAt } from './left'
import { useSettled } from './useSettled'

/** Keeps what is being typed on the server, so that a closed page loses nothing; with `here` on this device too, until the server has it. */
export function useDraft<T extends object>(form: string, object: string | number, open: boolean, empty: T, here = false) {
  const [value, setValue] = useState<T>(empty)
  const [saved, setSaved] = useState<string | null>(null)
  const [waits, setWaits] = useState(false)
  const account = useContext(SessionContext)?.account.id
  const touched = useRef(false)
  const writing = useRef<Promise<unknown>>(Promise.resolve())
  const kept = useRef<T | null>(null)
  const latest = useRef(value)
  latest.current = value
  const path = `/drafts/${form}/${object}`
  const place = here && account !== undefined ? `${account}${path}` : null
  const settled = useSettled(value, 1500)

  useEffect(() => {
    if (!open) return
    const left = place === null ? null : leftAt<T>(place)
    touched.current = left !== null
    setValue(left === null ? empty : { ...empty, ...left })
    setSaved(null)
    setWaits(left !== null)
    get<Draft | undefined>(path).then((draft) => {
      if (!draft?.body || touched.current) return
      setValue({ ...empty, ...(draft.body as Partial<T>) })
      setSaved(draft.saved_at)
    }, () => undefined)
    // The empty form is only the starting point; a new object of it is no reason to start over.
  }, [open, path])

  const keep = (now: T) => {
    kept.current = now
    writing.current = send<Draft | undefined>('PUT', path, now).then((draft) => {
      setSaved(draft?.saved_at ?? new Date().toISOString())
      setWaits(false)
      if (place !== null && latest.current === now) forget(place)
    }, () => {
      kept.current = null
      setWaits(true)
    })
  }
  useEffect(() => {
    if (open && touched.current && settled !== empty) keep(settled)
  }, [settled, open, path])

  useEffect(() => {
    if (open && place !== null && touched.current && value !== kept.current) leave(place, value)
  }, [value, open, place])

  // The line was down when it should have been kept.
  useEffect(() => {
    const again = () => open && touched.current && latest.current !== kept.current && keep(latest.current)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [open, path])

  // Closed before the pause in typing was long enough: what was typed last is kept too.
  useEffect(() => () => {
    if (open && touched.current && latest.current !== kept.current) void send('PUT', path, latest.current).catch(() => undefined)
  }, [open, path])

  const change = (next: Partial<T>) => {
    touched.current = true
    setValue((old) => ({ ...old, ...next }))
  }
  const drop = async () => {
    touched.current = false
    setSaved(null)
    setWaits(false)
    setValue(empty)
    if (place !== null) forget(place)
    // A draft still on its way would otherwise arrive after it was given up.
    await writing.current
    await send('DELETE', path).catch(() => undefined)
  }
  return { value, change, saved, waits, drop }
}
