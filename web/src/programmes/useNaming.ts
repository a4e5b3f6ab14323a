import { useState } from 'react'
import { send } from '../api/client'
import type { NamedLine, SessionShown } from '../api/types'
import { useSessionSave } from './useSessionSave'

export type Naming = { people?: number[]; guests?: string[]; anyway?: boolean }

/** Names people for a session; each has an answer of their own, and later answers stand in for earlier ones. */
export function useNaming(page: SessionShown) {
  const { again } = useSessionSave(page)
  const [results, setResults] = useState<NamedLine[]>([])
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const name = async ({ people = [], guests = [], anyway = false }: Naming) => {
    setBusy(true)
    setWrong(null)
    try {
      const named = await send<NamedLine[]>('POST', `/sessions/${page.id}/seats`, { people, guests, anyway })
      setResults((old) => (anyway ? old.map((line) => named.find((one) => one.person !== null && one.person === line.person) ?? line) : named))
      await again()
      return true
    } catch (error) {
      setWrong(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { results, busy, wrong, name, clear: () => setResults([]) }
}
