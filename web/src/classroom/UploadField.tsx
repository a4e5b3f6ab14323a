import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { MediaShown } from '../api/types'
import { Drop } from '../kinds/Drop'
import { t } from '../words/catalogue'
import { sizeOf } from './lesson'
import { bringIn } from './upload'

type Props = { name: string | null; accept: string; hint: string; take: (media: MediaShown) => void; drop: () => void; onBusy: (busy: boolean) => void; compact?: boolean }

/** A file that is brought in while the rest of the form is filled. */
export function UploadField({ name, accept, hint, take, drop, onBusy, compact = false }: Props) {
  const [sending, setSending] = useState<{ file: File; received: number } | null>(null)
  const [wrong, setWrong] = useState('')
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const bring = async (file: File) => {
    const control = new AbortController()
    stop.current = control
    setWrong('')
    setSending({ file, received: 0 })
    onBusy(true)
    try {
      take(await bringIn(file, (received) => setSending({ file, received }), control.signal))
    } catch (error) {
      if (!control.signal.aborted) setWrong(sentenceOf(error))
    } finally {
      setSending(null)
      onBusy(false)
    }
  }
  if (sending) {
    const share = Math.floor((sending.received / sending.file.size) * 100)
    return (
      <div className="upload-line">
        <span className="grow">{sending.file.name} <span className="quiet small">{sizeOf(sending.received)} / {sizeOf(sending.file.size)}</span><Progress percent={share} size="small" aria-label={t('lessons.uploading', { n: share })} /></span>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('lessons.upload_stop')} onClick={() => stop.current?.abort()} />
      </div>
    )
  }
  return (
    <>
      {name ? (
        <div className="upload-line">
          <span className="grow"><PaperClipOutlined aria-hidden /> {name}</span>
          <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('ledger.attachment_remove', { name })} onClick={drop} />
        </div>
      ) : <Drop take={(files) => files[0] && void bring(files[0])} accept={accept} hint={hint} compact={compact} />}
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </>
  )
}
