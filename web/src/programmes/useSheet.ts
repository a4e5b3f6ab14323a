import { useState } from 'react'
import { send } from '../api/client'

/** A file or text read by the server: what it answered, or what was wrong. */
export function useSheet<Answer>(path: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [wrong, setWrong] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const read = async (given: Blob): Promise<Answer | null> => {
    setBusy(true)
    setAnswer(null)
    setWrong(null)
    try {
      const read = await send<Answer>('POST', path, new Blob([given], { type: 'application/octet-stream' }))
      setAnswer(read)
      return read
    } catch (error) {
      setWrong(error)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { answer, wrong, busy, read }
}
