import { Button } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { t } from '../words/catalogue'

type Props = { take: (files: File[]) => void; busy?: boolean; hint: string; accept?: string; folder?: boolean; compact?: boolean }

/** Files dropped or chosen; a whole folder too, where that makes sense. */
export function Drop({ take, busy = false, hint, accept, folder = false, compact = false }: Props) {
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folders = useRef<HTMLInputElement>(null)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(await filesIn(event.dataTransfer))
  }
  const pick = (input: HTMLInputElement) => {
    if (input.files?.length) take(Array.from(input.files))
    input.value = ''
  }
  return (
    <div className={`drop${over ? ' over' : ''}`} style={compact ? { padding: 12 } : undefined} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={(event) => void drop(event)}>
      <span className="quiet">{hint}</span>
      <span className="row">
        <Button loading={busy} onClick={() => files.current?.click()}>{t('drop.files')}</Button>
        {folder && <Button disabled={busy} onClick={() => folders.current?.click()}>{t('drop.folder')}</Button>}
      </span>
      <input ref={files} type="file" hidden multiple accept={accept} onChange={(event) => pick(event.target)} />
      {folder && <input ref={(input) => { folders.current = input; input?.setAttribute('webkitdirectory', '') }} type="file" hidden multiple onChange={(event) => pick(event.target)} />}
    </div>
  )
}

async function filesIn(transfer: DataTransfer): Promise<File[]> {
  const entries = Array.from(transfer.items).map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const nested = await Promise.all(entries.map(read))
  return nested.flat()
}

async function read(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed))]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const all: File[] = []
  // A reader hands out at most a hundred entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed))
    if (some.length === 0) return all
    for (const one of some) all.push(...(await read(one)))
  }
}
