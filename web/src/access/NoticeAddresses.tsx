import { App, Button, Checkbox, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { NoticeAddress } from '../api/types'
import { code, t } from '../words/catalogue'

/** Where the reader is told that something waits; only for the ways out that the house has. */
export function NoticeAddresses() {
  const { data } = useGet<NoticeAddress[]>('/account/addresses')
  const there = data?.filter((address) => address.there) ?? []
  if (!data) return null
  if (there.length === 0) return <p className="note">{t('own.no_ways')}</p>
  return <div className="stack">{there.map((address) => <One key={address.channel} address={address} />)}</div>
}

function One({ address: { channel, address, daily } }: { address: NoticeAddress }) {
  const [value, setValue] = useState({ address, daily })
  const { message } = App.useApp()
  const queries = useQueryClient()
  const same = value.address === address && value.daily === daily
  const save = async () => {
    try {
      await send('PUT', '/account/addresses', { channel, ...value })
      await refresh(queries, ['/account/addresses'])
      void message.success(t('own.address_kept'))
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <label className="asked">
      <span className="label">{code('notice_channel', channel)}</span>
      <span className="row">
        <Input value={value.address} type={channel === 'mail' ? 'email' : 'text'} placeholder={t(channel === 'mail' ? 'own.mail_hint' : 'own.gateway_hint')} onChange={(event) => setValue({ ...value, address: event.target.value })} style={{ maxWidth: 280 }} />
        <Checkbox checked={value.daily} onChange={(event) => setValue({ ...value, daily: event.target.checked })}>{t('own.daily')}</Checkbox>
        <Button disabled={same} onClick={() => void save()}>{t('action.save')}</Button>
      </span>
    </label>
  )
}
