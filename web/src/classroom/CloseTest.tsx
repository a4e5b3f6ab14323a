import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { TestShown } from '../api/types'
import { t } from '../words/catalogue'

/** Closing at once ends papers that are under way, which is said before. */
export function CloseTest({ page, close }: { page: TestShown; close: () => void }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  const run = async () => {
    setBusy(true)
    try {
      await send('POST', `/classroom/tests/${page.id}/close`)
      await refresh(queries, ['/classroom'])
      close()
    } catch (error) {
      setWrong(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Modal open title={t('tests.close_sure', { title: page.test.title })} onCancel={close} onOk={() => void run()} okText={t('tests.close')} cancelText={t('action.cancel')} confirmLoading={busy}>
      <p>{t('tests.close_effect')}</p>
      {wrong && <p className="field-error" role="alert">{wrong}</p>}
    </Modal>
  )
}
