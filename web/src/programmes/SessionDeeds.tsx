import { EditOutlined, QrcodeOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { SessionShown } from '../api/types'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { CloseDialog } from './CloseDialog'
import { useSessionSave } from './useSessionSave'

/** What may be done with a session in its state, each with what it will bring about. */
export function SessionDeeds({ page }: { page: SessionShown }) {
  const { modal, message } = App.useApp()
  const { today } = useSession()
  const { step } = useSessionSave(page)
  const go = useGo()
  const [closing, setClosing] = useState(false)
  const sure = (deed: 'open' | 'cancel') => modal.confirm({
    title: t(`sessions.${deed}_sure`), content: t(`sessions.${deed}_effect`), okText: t(`sessions.${deed}`), okButtonProps: { danger: deed === 'cancel' }, cancelText: t('action.cancel'),
    onOk: async () => { try { await step({ step: deed }) } catch (error) { void message.error(sentenceOf(error)) } },
  })
  const running = page.state === 'planned' || page.state === 'open'
  const over = page.to <= today
  const contest = page.form === 'contest' && page.session.rounds.length > 0
  const edit = page.state !== 'cancelled' && <Button icon={<EditOutlined aria-hidden />} onClick={() => go(`${paths.trainingSession(page.id)}?edit=1`)}>{t('sessions.edit')}</Button>
  if (!running) return <>{edit}</>
  return (
    <>
      <Button danger type="text" onClick={() => void sure('cancel')}>{t('sessions.cancel')}</Button>
      {edit}
      <Button icon={<QrcodeOutlined aria-hidden />} onClick={() => go(paths.trainingScreen(page.id))}>{t('sessions.screen')}</Button>
      {page.state === 'planned' && <Button type={over ? 'default' : 'primary'} onClick={() => void sure('open')}>{t('sessions.open')}</Button>}
      {over && (contest ? <Button type="primary" onClick={() => go(`${paths.trainingSession(page.id)}?tab=scores`)}>{t('sessions.to_scores')}</Button> : <Button type="primary" onClick={() => setClosing(true)}>{t('sessions.close')}</Button>)}
      {closing && <CloseDialog page={page} close={() => setClosing(false)} />}
    </>
  )
}
