import { useEffect, useRef, useState } from 'react'
import { send } from '../api/client'
import { Problem } from '../api/problem'
import type { SittingShown, TestAnswer } from '../api/types'
import { sentAnswer } from './sitting'
import { keepWaiting, type Waiting, waitingKept } from './sittingKept'

export type Saving = 'saved' | 'saving' | 'away'
type Answers = Record<number, TestAnswer | null>

const PAUSE = 600
const AGAIN = 5_000
const PATIENCE = 15_000
/** The server takes no answer any more: what is still here stays here. */
const OVER = ['refusal.attempt_late', 'refusal.attempt_over']

async function put(sitting: number, place: number, answer: TestAnswer | null): Promise<string> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), PATIENCE)
  try {
    return (await send<{ saved_at: string }>('PUT', `/classroom/sittings/${sitting}/answers/${place}`, { answer: answer && sentAnswer(answer) }, { signal: giveUp.signal })).saved_at
  } finally {
    clearTimeout(timer)
  }
}

/** Answers as they are given: shown at once, kept on the device at once, sent as soon as the line allows. */
export function useAnswers({ id, asked }: SittingShown, account: number, over: () => void) {
  const waiting = useRef<Waiting>(waitingKept(account, id))
  const [answers, setAnswers] = useState<Answers>(() => ({ ...Object.fromEntries(asked.map(({ place, answer }) => [place, answer])), ...waiting.current }))
  const [state, setState] = useState<Saving>('saved')
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [refused, setRefused] = useState('')
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const running = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const done = (place: number, answer: TestAnswer | null) => {
    // Meanwhile it may have been changed; then the newer one goes next.
    if (waiting.current[place] === answer) delete waiting.current[place]
    keepWaiting(account, id, waiting.current)
  }
  const run = async (): Promise<boolean> => {
    for (let [place] = Object.keys(waiting.current); place !== undefined; [place] = Object.keys(waiting.current)) {
      const [at, answer] = [Number(place), waiting.current[Number(place)] ?? null]
      try {
        setSavedAt(await put(id, at, answer))
        setState('saving')
        done(at, answer)
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 422) {
          setState('away')
          return false
        }
        setRefused(error.message)
        if (OVER.includes(error.code)) {
          over()
          return false
        }
        done(at, answer)
      }
    }
    setState('saved')
    return true
  }
  // One after the other, so that an older answer never arrives after a newer one.
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current += 1
    const ran = line.current.then(run).finally(() => { running.current -= 1 })
    line.current = ran
    return ran
  }
  const latest = useRef(flush)
  latest.current = flush

  const set = (place: number, answer: TestAnswer | null, typed: boolean) => {
    setAnswers((old) => ({ ...old, [place]: answer }))
    waiting.current = { ...waiting.current, [place]: answer }
    keepWaiting(account, id, waiting.current)
    setRefused('')
    setState((old) => (old === 'away' ? old : 'saving'))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), typed ? PAUSE : 0)
  }

  useEffect(() => {
    const again = () => void (Object.keys(waiting.current).length > 0 && running.current === 0 && latest.current())
    again()
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    const every = setInterval(again, AGAIN)
    return () => {
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
      clearInterval(every)
      again()
    }
  }, [])
  return { answers, set, state, savedAt, refused, flush }
}
