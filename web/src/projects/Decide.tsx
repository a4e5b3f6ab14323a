import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Contribution } from '../api/types'
import { t } from '../words/catalogue'

/** Confirmed at one click; refused only after asking, as it stands for good. */
export function Decide({ one }: { one: Contribution }) {
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const decide = async (confirmed: boolean) => {
    setBusy(true)
    try {
      await send<Contribution>('POST', `/contributions/${one.id}/decision`, { confirmed })
      void message.success(t(confirmed ? 'projects.confirmed' : 'projects.refused', { name: one.name, title: one.title }))
      await refresh(queries, ['/contributions', '/projects', `/people/${one.person}`, '/day'])
    } catch (error) {
      void message.error(sentenceOf(error))
      // Somebody else was faster: what they decided is shown.
      await refresh(queries, ['/contributions', '/projects'])
    } finally {
      setBusy(false)
    }
  }
  const ask = () => void modal.confirm({ title: t('projects.refuse_ask', { name: one.name, title: one.title }), content: t('projects.refuse_effect'), okText: t('projects.refuse'), cancelText: t('action.cancel'), onOk: () => decide(false) })
  return (
    <div className="row decide no-print">
      <Button type="primary" loading={busy} onClick={() => void decide(true)}>{t('projects.confirm')}</Button>
      <Button disabled={busy} onClick={ask}>{t('projects.refuse')}</Button>
    </div>
  )
}
