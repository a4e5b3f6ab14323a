import { createContext, useContext } from 'react'
import type { Look } from './theme'

export const LookContext = createContext<{ look: Look; choose: (look: Look) => void; dark: boolean }>({
  look: 'system',
  choose: () => undefined,
  dark: false,
})

export function useLook() {
  return useContext(LookContext)
}
