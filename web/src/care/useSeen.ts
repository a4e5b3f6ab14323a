import { useEffect, useState } from 'react'

/** Whether a place on the page has been in sight: what is logged as read is only fetched when somebody comes near it. */
export function useSeen(place: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !place.current) return
    const watch = new IntersectionObserver((changes) => { if (changes.some((change) => change.isIntersecting)) setSeen(true) }, { rootMargin: '240px' })
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [seen, place])
  return seen
}
