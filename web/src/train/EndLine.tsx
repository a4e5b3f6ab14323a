import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { CatalogueLine } from '../api/types'
import { t } from '../words/catalogue'

/** Out of use, no longer offered, and back at one click; what names it goes on naming it. */
export function EndLine({ line }: { line: CatalogueLine }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    try {
      await send('POST', `/training/catalogue/${line.id}/end`, { ended: !line.ended })
      await refresh(queries, ['/training/catalogue'])
      void message.success(t(line.ended ? 'catalogue.is_back' : 'catalogue.is_ended', { title: line.item.title }))
    } catch (error) {
      void message.error(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return <button type="button" className="link" disabled={busy} onClick={() => void act()} aria-label={t(line.ended ? 'catalogue.back_which' : 'catalogue.end_which', { title: line.item.title })}>{t(line.ended ? 'catalogue.back' : 'catalogue.end')}</button>
}
