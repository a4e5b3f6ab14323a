import { useEffect, useRef, useState } from 'react'
import { get, send } from '../api/client'
import type { Draft } from '../api/wire'
import { useSettled } from './useSettled'

/** Keeps what is being typed on the server, so that a closed page loses nothing. */
export function useDraft<T extends object>(form: string, object: string | number, open: boolean, empty: T) {
  const [value, setValue] = useState<T>(empty)
  const [saved, setSaved] = useState<string | null>(null)
  const touched = useRef(false)
  const kept = useRef<T | null>(null)
  const path = `/drafts/${form}/${object}`
  const settled = useSettled(value, 1500)

  useEffect(() => {
    if (!open) return
    touched.current = false
    setValue(empty)
    setSaved(null)
    get<Draft | undefined>(path).then((draft) => {
      if (!draft?.body || touched.current) return
      setValue({ ...empty, ...(draft.body as Partial<T>) })
      setSaved(draft.saved_at)
    }, () => undefined)
    // The empty form is only the starting point; a new object of it is no reason to start over.
  }, [open, path])

  useEffect(() => {
    if (!open || !touched.current) return
    kept.current = settled
    send<Draft | undefined>('PUT', path, settled).then((draft) => setSaved(draft?.saved_at ?? new Date().toISOString()), () => undefined)
  }, [settled, open, path])

  // Closed before the pause in typing was long enough: what was typed last is kept too.
  const latest = useRef(value)
  latest.current = value
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
    setValue(empty)
    await send('DELETE', path).catch(() => undefined)
  }
  return { value, change, saved, drop }
}
