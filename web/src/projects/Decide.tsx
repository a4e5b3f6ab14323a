import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Contribution } from '../api/types'
import { t } from '../words/catalogue'
import { RefuseDrawer } from './RefuseDrawer'

/** Confirmed at one click; refused only with a reason, which the person reads. */
export function Decide({ one }: { one: Contribution }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const shown = () => refresh(queries, ['/contributions', '/projects', `/people/${one.person}`, '/day'])
  const decide = async (confirmed: boolean, why: string) => {
    await send<Contribution>('POST', `/contributions/${one.id}/decision`, { confirmed, why })
    void message.success(t(confirmed ? 'projects.confirmed' : 'projects.refused', { name: one.name, title: one.title }))
    await shown()
  }
  const confirm = async () => {
    setBusy(true)
    try {
      await decide(true, '')
    } catch (error) {
      void message.error(sentenceOf(error))
      // Somebody else was faster: what they decided is shown.
      await shown()
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="row decide no-print">
      <Button type="primary" loading={busy} onClick={() => void confirm()}>{t('projects.confirm')}</Button>
      <Button disabled={busy} onClick={() => setRefusing(true)}>{t('projects.refuse')}</Button>
      {refusing && <RefuseDrawer one={one} refuse={(why) => decide(false, why)} close={() => setRefusing(false)} />}
    </div>
  )
}
