import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { Upload } from '../api/wire'
import { Drop } from '../kinds/Drop'
import { t } from '../words/catalogue'

type Attached = { file: string; name: string; bytes: number }

export function Attachments({ value, change }: { value: Attached[]; change: (files: Attached[]) => void }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const take = async (files: File[]) => {
    setBusy(true)
    setWrong('')
    const all = [...value]
    try {
      for (const file of files) {
        const form = new FormData()
        form.append('file', file, file.name)
        const made = await send<Upload>('POST', '/files', form)
        all.push({ file: made.file, name: made.name, bytes: made.bytes })
      }
    } catch (error) {
      setWrong(sentenceOf(error))
    }
    change(all)
    setBusy(false)
  }
  return (
    <div className="asked">
      <span className="label">{t('ledger.field.attachments')} <span className="quiet">{t('form.optional')}</span></span>
      <ul>{value.map((one) => (
        <li key={one.file} className="row nowrap"><span className="grow">{one.name}</span><Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('ledger.attachment_remove', { name: one.name })} onClick={() => change(value.filter((other) => other.file !== one.file))} /></li>
      ))}</ul>
      <Drop take={(files) => void take(files)} busy={busy} hint={t('ledger.attachment_hint')} compact />
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </div>
  )
}
