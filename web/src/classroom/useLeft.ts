import { useEffect, useState } from 'react'
import { leftUntil } from './sitting'

/** Milliseconds left, told anew every second; `away` is how far the clock of the house is from this device's. */
export function useLeft(due: string | null, away: number): number | null {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (due === null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [due])
  return leftUntil(due, away, now)
}
