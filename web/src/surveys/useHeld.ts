import { useEffect, useState } from 'react'

const held = new Map<string, unknown>()
const leaving = new Map<string, ReturnType<typeof setTimeout>>()
const REDRAW = 5_000

/** What is being answered outlives the redraw that a change of language brings, and nothing else: it is kept in no store. */
export function useHeld<T>(key: string, empty: T) {
  const [value, setValue] = useState<T>(() => (held.get(key) as T | undefined) ?? empty)
  useEffect(() => void held.set(key, value), [key, value])
  useEffect(() => {
    clearTimeout(leaving.get(key))
    return () => void leaving.set(key, setTimeout(() => held.delete(key), REDRAW))
  }, [key])
  return [value, setValue] as const
}
