import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { useGet } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { DemoLogin, Meta } from '../api/types'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useSignIn } from '../shell/session'
import { useTitle } from '../shell/title'
import { code, t } from '../words/catalogue'
import './access.css'

export function SignInPage() {
  const meta = useGet<Meta>('/meta', undefined, { fresh: 60_000 })
  const demo = useGet<DemoLogin[]>(meta.data?.demo ? '/demo/logins' : null, undefined, { fresh: Infinity })
  const signIn = useSignIn()
  useTitle(undefined)
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState('')
  const enter = async (name: string, secret: string) => {
    setBusy(name)
    setWrong('')
    try {
      await signIn(name, secret)
    } catch (error) {
      setWrong(error instanceof Problem && error.status === 401 && !error.code ? t('signin.wrong') : sentenceOf(error))
      setBusy('')
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (account && password) void enter(account, password)
  }
  if (meta.isPending) return <div className="signin" />
  return (
    <div className="signin">
      <div className="signin-corner"><LanguageSwitch signedIn={false} /></div>
      <main className={`signin-box${meta.data?.demo ? ' with-demo' : ''}`}>
        <div className="stack signin-way">
        <div className="signin-name"><img src="/mark.svg" alt="" width={40} height={40} /><div><h1>{t('frame.brand')}</h1><p className="quiet">{meta.data?.area_name ? t('signin.area', { area: meta.data.area_name }) : t('signin.what')}</p></div></div>
        {meta.error && <div className="problem" role="alert">{sentenceOf(meta.error)}</div>}
        {meta.data && !meta.data.initialised && <p className="note notice">{t('signin.not_initialised')}</p>}
        <form className="form" onSubmit={submit}>
          <label className="asked"><span className="label">{t('signin.account')}</span><Input size="large" autoFocus autoComplete="username" value={account} onChange={(event) => setAccount(event.target.value)} /></label>
          <label className="asked"><span className="label">{t('signin.password')}</span><Input.Password size="large" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></label>
          {wrong && <div className="problem" role="alert">{wrong}</div>}
          <Button type="primary" size="large" htmlType="submit" block loading={busy !== '' && busy === account} disabled={!account || !password}>{t('signin.enter')}</Button>
        </form>
        <p className="quiet small">{t('signin.no_secrets')}</p>
        </div>
        {demo.data && demo.data.length > 0 && (
          <section aria-label={t('signin.demo')}>
            <h2>{t('signin.demo')}</h2>
            <p className="quiet small">{t('signin.demo_hint')}</p>
            <ul className="demo-logins">
              {demo.data.map((one) => (
                <li key={one.account}>
                  <button type="button" disabled={busy !== ''} aria-busy={busy === one.account} onClick={() => void enter(one.account, one.password)}>
                    <strong>{code('role', one.role)}</strong><span>{one.person}</span><span className="quiet small">{one.unit}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  )
}
