import { Button, Popconfirm } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Account } from '../api/types'
import { CodeField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'

/** A role is given within a unit and everything under it, for a category if need be, and for a term. */
export function Grants({ account }: { account: Account }) {
  const { today } = useSession()
  const empty = { role: null as string | null, unit: null as number | null, management: null as string | null, since: today as string | null, until: null as string | null }
  const [value, setValue] = useState(empty)
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const run = async (deed: () => Promise<unknown>) => {
    try {
      await deed()
      setWrong('')
      setValue(empty)
      await refresh(queries, ['/accounts'])
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  return (
    <section className="stack tight">
      <h3>{t('accounts.grants')}</h3>
      {account.grants.length === 0 && <p className="quiet">{t('accounts.no_grants')}</p>}
      <ul className="grants">
        {account.grants.map((grant) => (
          <li key={grant.id} className="row">
            <span className="grow">{code('role', grant.role)} · {grant.unit_name}{grant.management && ` · ${code('management', grant.management)}`}<br /><span className="quiet small">{grant.since} – {grant.until ?? t('accounts.no_end')}</span></span>
            <Popconfirm title={t('accounts.take_ask')} okText={t('accounts.take')} cancelText={t('action.cancel')} onConfirm={() => run(() => send('DELETE', `/accounts/${account.id}/grants/${grant.id}`))}>
              <Button size="small">{t('accounts.take')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <div className="pair">
        <Asked label={t('accounts.role')}><CodeField table="role" value={value.role} onChange={(role) => put({ role })} /></Asked>
        <Asked label={t('accounts.within')}><UnitPicker value={value.unit} onChange={(unit) => put({ unit })} /></Asked>
        <Asked label={t('accounts.since')}><DateField value={value.since} whole onChange={(since) => put({ since })} /></Asked>
        <Asked label={t('accounts.until')} optional><DateField value={value.until} whole onChange={(until) => put({ until })} /></Asked>
        <Asked label={t('field.management')} optional><CodeField table="management" clear value={value.management} onChange={(management) => put({ management })} /></Asked>
      </div>
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
      <div><Button disabled={!value.role || value.unit === null || !value.since} onClick={() => void run(() => send('POST', `/accounts/${account.id}/grants`, value, { once: newKey() }))}>{t('accounts.give')}</Button></div>
    </section>
  )
}
