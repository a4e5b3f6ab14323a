import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { SittingShown } from '../api/types'

const AGAIN = 5_000

/** Hands the paper in once every answer is there; with `up`, the time being over, whatever is there, and as often as it takes. */
export function useHandIn(id: number, up: boolean, flush: () => Promise<boolean>, again: () => void) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const path = `/classroom/sittings/${id}`
  const hand = async (): Promise<boolean> => {
    setBusy(true)
    setWrong('')
    try {
      const whole = await flush()
      if (!whole && !up) return false
      queries.setQueryData([path, {}], await send<SittingShown>('POST', `${path}/hand-in`))
      void refresh(queries, ['/classroom/tests', '/classroom/mine'])
      return true
    } catch (error) {
      if (error instanceof Problem) again()
      setWrong(sentenceOf(error))
      return error instanceof Problem
    } finally {
      setBusy(false)
    }
  }
  const latest = useRef(hand)
  latest.current = hand
  useEffect(() => {
    if (!up) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = () => void latest.current().then((done) => { if (!done) timer = setTimeout(attempt, AGAIN) })
    attempt()
    return () => clearTimeout(timer)
  }, [up])
  return { hand, busy, wrong }
}
