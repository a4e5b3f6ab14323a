import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CarriedOut } from '../api/types'
import type { SentProposal } from './proposal'

/** Sets up the class; the same class sent twice over a bad line is one class. */
export function useCarryOut() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const [last, setLast] = useState({ text: '', key: '' })
  const carryOut = async (proposal: SentProposal): Promise<CarriedOut | null> => {
    const text = JSON.stringify(proposal)
    const key = last.text === text ? last.key : newKey()
    setLast({ text, key })
    setBusy(true)
    setRefused(null)
    try {
      const answer = await send<CarriedOut>('POST', '/training/proposals', proposal, { once: key })
      await refresh(queries, ['/training', '/programmes', '/sessions', '/day', '/people'])
      return answer
    } catch (error) {
      setRefused(error)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, carryOut }
}
