import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CarriedOut, NamedLine } from '../api/types'
import { seatsAfter } from './proposal'

/** The answer as it stands after second tries. */
export function useSeats(answer: CarriedOut) {
  const queries = useQueryClient()
  const [told, setTold] = useState({ seated: answer.seated, waiting: answer.waiting, left: answer.not_seated })
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const anyway = async (people: number[]) => {
    setBusy(true)
    setWrong(null)
    try {
      const named = await send<NamedLine[]>('POST', `/sessions/${answer.session}/seats`, { people, guests: [], anyway: true })
      setTold((old) => seatsAfter(old, named))
      await refresh(queries, ['/sessions', '/programmes'])
    } catch (error) {
      setWrong(error)
    } finally {
      setBusy(false)
    }
  }
  return { ...told, busy, wrong, anyway }
}
