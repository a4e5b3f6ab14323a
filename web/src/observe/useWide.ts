import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 901px)')

function listen(change: () => void) {
  wide.addEventListener('change', change)
  return () => wide.removeEventListener('change', change)
}

/** Room for columns side by side; a phone shows one of them. */
export const useWide = (): boolean => useSyncExternalStore(listen, () => wide.matches)
