import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { Account } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'

export function ResetPassword({ account }: { account: Account }) {
  const [password, setPassword] = useState('')
  const { message } = App.useApp()
  const reset = async () => {
    try {
      await send('POST', `/accounts/${account.id}/password`, { new: password })
      setPassword('')
      void message.success(t('accounts.password_set'))
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <section className="stack tight">
      <Asked label={t('accounts.reset')} hint={t('accounts.reset_hint')}><Input.Password autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Asked>
      <div><Button disabled={password.length < 10} onClick={() => void reset()}>{t('accounts.reset')}</Button></div>
    </section>
  )
}
