import { createContext, useContext } from 'react'
import type { Language } from './catalogue'

/** Changing the language redraws everything that says anything. */
export const LanguageContext = createContext<{ language: Language; change: (to: Language) => Promise<void> }>({
  language: 'zh',
  change: async () => undefined,
})

export function useLanguage() {
  return useContext(LanguageContext)
}
