import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { NamedLine } from '../api/types'

export type Seating = { session: number; title: string; results: NamedLine[] }

/** Puts people on the roster of a session; each has an answer of their own. */
export function useSeating() {
  const queries = useQueryClient()
  const [told, setTold] = useState<Seating | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const seat = async (session: number, title: string, people: number[], anyway = false) => {
    setBusy(true)
    setWrong(null)
    try {
      const named = await send<NamedLine[]>('POST', `/sessions/${session}/seats`, { people, guests: [], anyway })
      setTold((old) => ({ session, title, results: anyway && old ? old.results.map((line) => named.find((one) => one.person === line.person) ?? line) : named }))
      await refresh(queries, ['/training/hours', '/sessions', '/programmes'])
      return true
    } catch (error) {
      setWrong(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { told, busy, wrong, seat, clear: () => setTold(null) }
}
