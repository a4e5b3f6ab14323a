import { App, Button, Input, Popconfirm } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'

/** The address for calendar programs: shown once, made anew at will, given up at any time. */
export function Feed() {
  const { data } = useGet<{ made: boolean }>('/duties/feed')
  const [path, setPath] = useState<string | null>(null)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const act = async (method: 'POST' | 'DELETE') => {
    try {
      const made = await send<{ path: string } | undefined>(method, '/duties/feed')
      setPath(made?.path ? location.origin + made.path : null)
      await refresh(queries, ['/duties/feed'])
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  if (!data) return null
  return (
    <div className="stack duty-feed">
      {path && <label className="asked"><span className="label">{t('duties.feed_address')}</span><Input readOnly value={path} onFocus={(event) => event.target.select()} /><span className="quiet small">{t('duties.feed_once')}</span></label>}
      <div className="row">
        {data.made
          ? <Popconfirm title={t('duties.feed_again_ask')} okText={t('duties.feed_again')} cancelText={t('action.cancel')} onConfirm={() => act('POST')}><Button>{t('duties.feed_again')}</Button></Popconfirm>
          : <Button onClick={() => void act('POST')}>{t('duties.feed_make')}</Button>}
        {data.made && <Button type="text" onClick={() => void act('DELETE')}>{t('duties.feed_end')}</Button>}
      </div>
    </div>
  )
}
