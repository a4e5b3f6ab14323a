import { Modal, Input } from 'antd'
import { useState } from 'react'
import { t } from '../words/catalogue'
import { sentenceOf } from '../api/problem'

type Props = { title: string; hint?: string; action: string; danger?: boolean; open: boolean; close: () => void; act: (why: string) => Promise<unknown>; optional?: boolean }

/** A deed that needs a reason asks for it here, and says what will happen. */
export function WhyDialog({ title, hint, action, danger = false, open, close, act, optional = false }: Props) {
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const run = async () => {
    setBusy(true)
    try {
      await act(why.trim())
      setWhy('')
      setWrong('')
      close()
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal title={title} open={open} onCancel={close} onOk={() => void run()} okText={action} cancelText={t('action.cancel')} confirmLoading={busy}
      okButtonProps={{ danger, disabled: !optional && why.trim() === '' }} destroyOnHidden>
      {hint && <p className="quiet">{hint}</p>}
      <label className="asked">{optional ? t('field_hint.why_optional') : t('field.why')}
        <Input.TextArea autoFocus rows={3} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      {wrong && <p className="field-error" role="alert">{wrong}</p>}
    </Modal>
  )
}
