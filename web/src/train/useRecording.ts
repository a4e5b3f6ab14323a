import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'

/** Gaps recorded of those who are short of a competence; the answer stays until the next one. */
export function useRecording(competence: number | undefined) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const [done, setDone] = useState<{ asked: number; gaps: number[] } | null>(null)
  const record = async (people: number[]) => {
    setBusy(true)
    setWrong(null)
    setDone(null)
    try {
      const { gaps } = await send<{ gaps: number[] }>('POST', '/training/needs/gaps', { competence, people })
      setDone({ asked: people.length, gaps })
      await refresh(queries, ['/training/gaps', '/people'])
      return true
    } catch (error) {
      setWrong(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, wrong, done, record }
}
