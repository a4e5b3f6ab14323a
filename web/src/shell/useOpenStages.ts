import { useState } from 'react'
import type { Stage } from './stages'

const KEPT = 'lilian_stages'
/** So many pages are seen at a glance; more are folded under their stages. */
const GLANCE = 12

function kept(): Partial<Record<Stage, boolean>> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Record<Stage, boolean>>
  } catch {
    return {}
  }
}

/** Which stages of the navigation stand open: as the reader left them, else the one where the reader is, and all where they are few. */
export function useOpenStages(pages: number, at: Stage | undefined) {
  const [turned, setTurned] = useState(kept)
  const isOpen = (stage: Stage) => turned[stage] ?? (stage === at || pages <= GLANCE)
  const set = (stage: Stage, open: boolean) => {
    const next = { ...turned, [stage]: open }
    localStorage.setItem(KEPT, JSON.stringify(next))
    setTurned(next)
  }
  return { isOpen, set }
}
