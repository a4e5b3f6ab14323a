import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '../api/problem'

type Deed<Answer> = { act: (signal: AbortSignal) => Promise<Answer>; done: (answer: Answer) => void; refused: (error: unknown) => void }

const PATIENCE = 20_000
const EVERY = 15_000

/** The line or the server is down, and nothing was decided: what was sent may be sent again as it is. */
export function isDown(error: unknown): boolean {
  if (error instanceof Problem) return [502, 503, 504].includes(error.status)
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')
}

/** Sends, and while the line is down waits and sends again by itself. */
export function useSending<Answer>(deed: Deed<Answer>) {
  const [busy, setBusy] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const latest = useRef(deed)
  latest.current = deed
  const running = useRef(false)
  const send = useCallback(async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE)
    try {
      const answer = await latest.current.act(patience.signal)
      setWaiting(false)
      latest.current.done(answer)
    } catch (error) {
      setWaiting(isDown(error))
      if (!isDown(error)) latest.current.refused(error)
    } finally {
      clearTimeout(timer)
      running.current = false
      setBusy(false)
    }
  }, [])
  useEffect(() => {
    if (!waiting) return
    const again = () => void (navigator.onLine && document.visibilityState === 'visible' && send())
    const timer = setInterval(again, EVERY)
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [waiting, send])
  return { busy, waiting, send, stop: () => setWaiting(false) }
}
