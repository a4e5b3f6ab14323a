import { type RefObject, useEffect, useRef } from 'react'

/** Says once that a section was scrolled through: it stood in sight long enough, and then its end passed the middle of the page. */
export function useReadThrough(place: RefObject<HTMLElement | null>, least: number, act: (() => void) | null): void {
  const latest = useRef(act)
  latest.current = act
  const waits = act !== null
  useEffect(() => {
    const section = place.current
    if (!section || !waits) return
    let since = 0
    let told = false
    const passed = () => {
      const { bottom, top } = section.getBoundingClientRect()
      if (top < innerHeight && bottom > 0 && since === 0) since = Date.now()
      if (told || since === 0 || bottom > innerHeight / 2 || Date.now() - since < least) return
      told = true
      latest.current?.()
    }
    passed()
    // Captured, for it is the frame that scrolls and not the document.
    addEventListener('scroll', passed, { capture: true, passive: true })
    return () => removeEventListener('scroll', passed, { capture: true })
  }, [place, least, waits])
}
