import { App, Popconfirm, Segmented } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { OwnSession } from '../api/wire'
import { PageHead, Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { useLook } from '../shell/look'
import { useSession } from '../shell/session'
import type { Look } from '../shell/theme'
import { code, type Language, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { useLanguage } from '../words/react'
import { browserOf } from './browser'
import { ChangePassword } from './ChangePassword'
import { NoticeAddresses } from './NoticeAddresses'
import './access.css'

export function OwnAccountPage() {
  const { account, grants } = useSession()
  const { language, change } = useLanguage()
  const { look, choose } = useLook()
  const { message } = App.useApp()
  const sessions = useGet<OwnSession[]>('/account/sessions')
  const queries = useQueryClient()
  const speak = async (to: Language) => {
    await change(to)
    await send('PUT', '/account/language', { language: to }).catch(() => undefined)
  }
  const end = async (one: OwnSession) => {
    try {
      await send('DELETE', `/account/sessions/${one.id}`)
      await refresh(queries, ['/account/sessions'])
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <div className="page narrow">
      <PageHead title={t('frame.own_account')} detail={t('own.who', { name: account.display_name, account: account.name })} />
      <Section title={t('accounts.grants')}>
        <ul className="grants">{grants.map((grant, index) => <li key={index}>{code('role', grant.role)} · {grant.unit_name}{grant.until && <span className="quiet"> {t('own.until', { day: grant.until })}</span>}</li>)}</ul>
      </Section>
      <Section title={t('own.reading')}>
        <div className="row">
          <Segmented value={language} options={[{ value: 'zh', label: t('own.chinese') }, { value: 'en', label: t('own.english') }]} onChange={(to) => void speak(to as Language)} />
          <Segmented value={look} options={(['light', 'dark', 'system'] as const).map((one) => ({ value: one, label: t(`look.${one}`) }))} onChange={(to) => choose(to as Look)} />
        </div>
      </Section>
      <Section title={t('own.told')} note={t('own.told_note')}><NoticeAddresses /></Section>
      <Section title={t('own.password')}><ChangePassword /></Section>
      <Section title={t('own.sessions')} note={t('own.sessions_note')}>
        {sessions.data && (
          <Table label={t('own.sessions')} rows={sessions.data} rowKey={(one) => one.id} columns={[
            { key: 'browser', head: t('own.browser'), title: true, cell: (one) => <><span title={one.browser}>{device(one.browser)}</span> {one.this && <span className="tag accent">{t('own.this')}</span>}</> },
            { key: 'since', head: t('own.since'), cell: (one) => <span className="nowrap">{showInstant(one.since)}</span> },
            { key: 'seen', head: t('own.seen'), cell: (one) => <span className="nowrap">{showInstant(one.last_seen)}</span> },
            { key: 'end', head: '', cell: (one) => !one.this && <Popconfirm title={t('own.end_ask')} okText={t('own.end')} cancelText={t('action.cancel')} onConfirm={() => end(one)}><button type="button" className="link">{t('own.end')}</button></Popconfirm> },
          ]} />
        )}
      </Section>
    </div>
  )
}

function device(agent: string): string {
  const known = browserOf(agent)
  return known ? t('own.browser_on', known) : agent
}
