import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import chinese from 'antd/locale/zh_CN'
import { useEffect, useMemo, useState } from 'react'
import { onSignedOut } from '../api/client'
import { Problem } from '../api/problem'
import { type Language, language as spoken } from '../words/catalogue'
import { speak } from '../words/language'
import { LanguageContext } from '../words/react'
import { LookContext } from './look'
import { giveNonce, nonce } from './nonce'
import { router } from './router'
import { forgetSession } from './session'
import { antdTheme, chosenLook, isDark, type Look, paint, rememberLook } from './theme'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Problem && error.status !== 503) && failures < 2,
    },
  },
})
giveNonce()
onSignedOut(() => forgetSession(queries))


export function App() {
  const [language, setLanguage] = useState<Language>(spoken())
  const [look, setLook] = useState<Look>(chosenLook())
  const dark = useDark(look)
  const theme = useMemo(() => antdTheme(dark), [dark])
  const change = async (to: Language) => {
    await speak(to)
    setLanguage(to)
    // Sentences and code names come from the server in the reader's language.
    await queries.invalidateQueries()
  }
  const choose = (to: Look) => {
    rememberLook(to)
    setLook(to)
  }
  return (
    <LanguageContext value={{ language, change }}>
      <LookContext value={{ look, choose, dark }}>
        <ConfigProvider csp={{ nonce }} theme={theme} locale={language === 'zh' ? chinese : english} button={{ autoInsertSpace: false }}>
          <AntdApp className="app" message={{ maxCount: 2 }}>
            <QueryClientProvider client={queries}>
              <RouterProvider router={router} key={language} />
            </QueryClientProvider>
          </AntdApp>
        </ConfigProvider>
      </LookContext>
    </LanguageContext>
  )
}

function useDark(look: Look): boolean {
  const [dark, setDark] = useState(() => isDark(look))
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setDark(isDark(look))
    follow()
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [look])
  useMemo(() => paint(dark), [dark])
  return dark
}
