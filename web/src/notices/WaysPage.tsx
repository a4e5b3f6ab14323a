import { App, Button, Input, InputNumber, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { Gateway, Mail, Ways } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'

type Channel = 'mail' | 'gateway'

/** Which servers carry notices out of the house, and how that goes. */
export function WaysPage() {
  const { data, error, refetch } = useGet<Ways>('/settings/notices')
  return (
    <div className="page narrow">
      <PageHead title={t('ways.title')} detail={t('ways.detail')} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data && (
        <>
          <Way ways={data} channel="mail">{(save, problem) => <MailForm mail={data.mail} save={save} problem={problem} />}</Way>
          <Way ways={data} channel="gateway">{(save, problem) => <GatewayForm gateway={data.gateway} save={save} problem={problem} />}</Way>
        </>
      )}
    </div>
  )
}

type Save = (value: Mail | Gateway) => void

function Way({ ways, channel, children }: { ways: Ways; channel: Channel; children: (save: Save, problem: Problem | null) => React.ReactNode }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const put = async (value: Mail | Gateway | null) => {
    setProblem(null)
    try {
      await send('PUT', '/settings/notices', { mail: ways.mail, gateway: ways.gateway, [channel]: value })
      await refresh(queries, ['/settings/notices', '/account/addresses'])
      void message.success(t('ways.kept'))
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      void message.error(sentenceOf(error))
    }
  }
  const test = async () => {
    try {
      const { trouble } = await send<{ trouble: string }>('POST', '/settings/notices/test', { channel })
      void (trouble ? message.error(t('ways.trouble', { trouble })) : message.success(t('ways.carried')))
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  const set = ways[channel] !== null
  const counts = ways.counts.filter((count) => count.channel === channel)
  return (
    <Section title={t(`ways.${channel}`)} note={t(set ? 'ways.on' : 'ways.off')}>
      <div className="stack">
        <p className="quiet">{t(`ways.${channel}_about`)}</p>
        {children((value) => void put(value), problem)}
        {set && (
          <div className="row">
            <Button onClick={() => void test()}>{t('ways.test')}</Button>
            <Button type="text" onClick={() => void put(null)}>{t('ways.end')}</Button>
            {counts.map(({ state, count }) => <span key={state} className="quiet small">{t(`ways.state.${state}`, { n: count })}</span>)}
          </div>
        )}
      </div>
    </Section>
  )
}

function MailForm({ mail, save, problem }: { mail: Mail | null; save: Save; problem: Problem | null }) {
  const [value, setValue] = useState<Mail>(mail ?? { host: '', port: 25, safety: 'starttls', from: '', user: '', password: '', site: location.origin })
  const put = (next: Partial<Mail>) => setValue((old) => ({ ...old, ...next }))
  return (
    <>
      <Asked label={t('ways.host')} name="mail.host" problem={problem}><Input value={value.host} onChange={(event) => put({ host: event.target.value })} /></Asked>
      <div className="row">
        <Asked label={t('ways.safety')} name="mail.safety" problem={problem}><Select value={value.safety} style={{ minWidth: 240 }} options={choices('mail_safety', ['starttls', 'tls', 'none'])} onChange={(safety) => put({ safety })} /></Asked>
        <Asked label={t('ways.port')} name="mail.port" problem={problem}><InputNumber min={1} max={65535} value={value.port} onChange={(port) => put({ port: port ?? 25 })} /></Asked>
      </div>
      <Asked label={t('ways.from')} name="mail.from" problem={problem}><Input value={value.from} type="email" onChange={(event) => put({ from: event.target.value })} /></Asked>
      <div className="row">
        <Asked label={t('ways.user')} name="mail.user" problem={problem}><Input value={value.user} autoComplete="off" onChange={(event) => put({ user: event.target.value })} /></Asked>
        <Asked label={t('ways.password')} name="mail.password" problem={problem}><Input.Password value={value.password} autoComplete="new-password" placeholder={mail ? t('ways.secret_kept') : ''} onChange={(event) => put({ password: event.target.value })} /></Asked>
      </div>
      <Asked label={t('ways.site')} name="site" problem={problem} hint={t('ways.site_hint')}><Input value={value.site} onChange={(event) => put({ site: event.target.value })} /></Asked>
      <div><Button type="primary" onClick={() => save(value)}>{t('action.save')}</Button></div>
    </>
  )
}

function GatewayForm({ gateway, save, problem }: { gateway: Gateway | null; save: Save; problem: Problem | null }) {
  const [value, setValue] = useState<Gateway>(gateway ?? { url: '', secret: '', site: location.origin })
  const put = (next: Partial<Gateway>) => setValue((old) => ({ ...old, ...next }))
  return (
    <>
      <Asked label={t('ways.url')} name="gateway.url" problem={problem}><Input value={value.url} onChange={(event) => put({ url: event.target.value })} /></Asked>
      <Asked label={t('ways.secret')} name="gateway.secret" problem={problem} hint={t('ways.secret_hint')}><Input.Password value={value.secret} autoComplete="new-password" placeholder={gateway ? t('ways.secret_kept') : ''} onChange={(event) => put({ secret: event.target.value })} /></Asked>
      <Asked label={t('ways.site')} name="site" problem={problem} hint={t('ways.site_hint')}><Input value={value.site} onChange={(event) => put({ site: event.target.value })} /></Asked>
      <div><Button type="primary" onClick={() => save(value)}>{t('action.save')}</Button></div>
    </>
  )
}
