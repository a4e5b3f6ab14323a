import { useEffect } from 'react'
import { t } from '../words/catalogue'

/** The words on the browser's tab: the page first, so that several open files can be told apart. */
export function useTitle(words: string | undefined): void {
  useEffect(() => {
    const brand = t('frame.brand')
    document.title = words && words !== brand ? `${words} – ${brand}` : brand
  }, [words])
}
