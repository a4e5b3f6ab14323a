import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import { address, send } from '../api/client'
import type { SessionShown } from '../api/types'
import type { Upload } from '../api/wire'
import { Drop } from '../kinds/Drop'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { useSessionSave } from './useSessionSave'

const nameOf = (file: string) => file.slice(file.indexOf('/') + 1)

/** What is handed out; what is shared stands open to everybody. */
export function Materials({ page }: { page: SessionShown }) {
  const { change } = useSessionSave(page)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const { materials } = page.session
  const may = page.may_write && page.state !== 'cancelled'
  const keep = async (next: () => Promise<typeof materials>) => {
    setBusy(true)
    setWrong(null)
    try {
      await change({ materials: await next() })
    } catch (error) {
      setWrong(error)
    } finally {
      setBusy(false)
    }
  }
  const take = (files: File[]) => keep(async () => {
    const added = []
    for (const file of files) {
      const form = new FormData()
      form.append('file', file, file.name)
      added.push({ file: (await send<Upload>('POST', '/files', form)).file, shared: false })
    }
    return [...materials, ...added]
  })
  return (
    <div className="stack materials">
      {materials.length === 0 && <p className="quiet">{t(may ? 'sessions.no_materials' : 'sessions.no_materials_read')}</p>}
      <ul>
        {materials.map((one) => (
          <li key={one.file}>
            <a className="grow lined" href={address(`/files/${one.file.split('/')[0]}`)} download={nameOf(one.file)}><PaperClipOutlined aria-hidden /> {nameOf(one.file)}</a>
            {may ? <label className="row"><Switch size="small" disabled={busy} checked={one.shared} onChange={(shared) => void keep(async () => materials.map((other) => (other.file === one.file ? { ...other, shared } : other)))} />{t(one.shared ? 'sessions.shared' : 'sessions.not_shared')}</label> : one.shared && <span className="quiet small">{t('sessions.shared')}</span>}
            {may && <Button type="text" disabled={busy} icon={<CloseOutlined aria-hidden />} aria-label={t('ledger.attachment_remove', { name: nameOf(one.file) })} onClick={() => void keep(async () => materials.filter((other) => other.file !== one.file))} />}
          </li>
        ))}
      </ul>
      {wrong !== null && <ProblemNote error={wrong} />}
      {may && <Drop take={(files) => void take(files)} busy={busy} hint={t('sessions.materials_hint')} compact />}
    </div>
  )
}
