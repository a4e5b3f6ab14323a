import { Checkbox, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Account } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { t } from '../words/catalogue'
import { Grants } from './Grants'
import { ResetPassword } from './ResetPassword'

export default function AccountDrawer({ account, close }: { account: Account | null; close: () => void }) {
  const [name, setName] = useState(account?.name ?? '')
  const [display, setDisplay] = useState(account?.display_name ?? '')
  const [person, setPerson] = useState<number | null>(account?.person ?? null)
  const [locked, setLocked] = useState(account?.locked ?? false)
  const [password, setPassword] = useState('')
  const [key] = useState(newKey)
  const queries = useQueryClient()
  const again = () => refresh(queries, ['/accounts'])
  const act = async () => {
    if (account) await send('PUT', `/accounts/${account.id}`, { display_name: display, person, locked }, { version: account.version })
    else await send('POST', '/accounts', { name, display_name: display, person, password }, { once: key })
    await again()
  }
  const refuse = !account && !name.trim() ? t('form.missing', { field: t('signin.account') }) : !display.trim() ? t('form.missing', { field: t('field.display_name') }) : !account && password.length < 10 ? t('accounts.password_short') : undefined
  return (
    <FormDrawer open title={account ? t('accounts.edit', { name: account.name }) : t('accounts.new')} close={close} submit={account ? t('action.save') : t('accounts.new')} act={act} reload={again} refuse={refuse}
      effect={account ? (locked && !account.locked ? t('accounts.lock_effect') : undefined) : t('accounts.new_effect')}>
      {(problem) => (
        <>
          {!account && <Asked label={t('signin.account')} name="name" problem={problem} hint={t('accounts.name_hint')}><Input value={name} autoComplete="off" maxLength={40} onChange={(event) => setName(event.target.value)} /></Asked>}
          <Asked label={t('field.display_name')} name="display_name" problem={problem}><Input value={display} maxLength={40} onChange={(event) => setDisplay(event.target.value)} /></Asked>
          <Asked label={t('accounts.person')} name="person" problem={problem} optional hint={t('accounts.person_hint')}><PersonPicker value={person} name={account?.person_name ?? null} onChange={setPerson} /></Asked>
          {!account && <Asked label={t('accounts.first_password')} name="password" problem={problem} hint={t('accounts.password_short')}><Input.Password value={password} autoComplete="new-password" onChange={(event) => setPassword(event.target.value)} /></Asked>}
          {account && <Checkbox checked={locked} onChange={(event) => setLocked(event.target.checked)}>{t('accounts.lock')}</Checkbox>}
          {account && <Grants account={account} />}
          {account && <ResetPassword account={account} />}
        </>
      )}
    </FormDrawer>
  )
}
