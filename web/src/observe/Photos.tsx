import { CameraOutlined, CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { address, send } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { Upload } from '../api/wire'
import { t } from '../words/catalogue'
import type { Attached } from './study'

/** Photos of a source: taken or chosen, sent at once, shown small. */
export function Photos({ value, change }: { value: Attached[]; change: (files: Attached[]) => void }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(value)
  latest.current = value
  const take = async (files: File[]) => {
    setBusy(true)
    setWrong('')
    try {
      for (const file of files) {
        const form = new FormData()
        form.append('file', file, file.name)
        const made = await send<Upload>('POST', '/files', form)
        change([...latest.current, { file: made.file, name: made.name, bytes: made.bytes }])
      }
    } catch (error) {
      setWrong(error instanceof TypeError ? t('studies.photo_line') : sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="photos">
      {value.map((one) => (
        <span key={one.file} className="photo">
          <img src={address(`/files/${one.file.split('/')[0]}`)} alt={one.name} />
          <button type="button" aria-label={t('ledger.attachment_remove', { name: one.name })} onClick={() => change(value.filter(({ file }) => file !== one.file))}><CloseOutlined aria-hidden /></button>
        </span>
      ))}
      <Button icon={<CameraOutlined aria-hidden />} loading={busy} onClick={() => input.current?.click()}>{t('studies.photo')}</Button>
      <input ref={input} type="file" accept="image/*" multiple hidden aria-label={t('studies.photo')} onChange={(event) => { void take(Array.from(event.target.files ?? [])); event.target.value = '' }} />
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </div>
  )
}
