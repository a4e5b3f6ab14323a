import { DownloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { PastSheet } from '../api/types'
import { Drop } from '../kinds/Drop'
import { FormDrawer } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { newOf, pastHeads, sheetOf } from './past'
import { PastClasses } from './PastClasses'
import { SheetFindings } from './SheetFindings'
import { useSheet } from './useSheet'

function sample() {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([sheetOf(pastHeads.map((head) => t(`past.head.${head}`)))], { type: 'text/csv' }))
  link.download = t('past.sample_name')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Classes held before this house kept them, from a sheet; shown first, then kept. */
export function PastDrawer({ close }: { close: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [file, setFile] = useState<Blob | null>(null)
  const { answer, wrong, busy, read } = useSheet<PastSheet>('/training/past-sheet?keep=false')
  const take = (given: File | undefined) => {
    if (!given) return
    setFile(given)
    void read(given)
  }
  const fresh = answer && newOf(answer)
  const act = async () => {
    const kept = await send<PastSheet>('POST', '/training/past-sheet?keep=true', new Blob([file ?? ''], { type: 'application/octet-stream' }))
    await refresh(queries, ['/sessions', '/programmes', '/training', '/people', '/day'])
    void message.success(kept.kept > 0 ? t('past.done', { n: kept.kept, people: newOf(kept).people }) : t('past.done_none'))
  }
  return (
    <FormDrawer open title={t('past.open')} close={close} width={840} submit={t('past.keep', { n: fresh?.classes ?? 0 })} effect={t('past.effect')} act={act} refuse={fresh === null ? t('past.read_first') : fresh.classes === 0 ? t('past.nothing_new') : undefined}>
      {() => (
        <>
          <p className="row"><span className="quiet grow">{t('past.detail')}</span><button type="button" className="link" onClick={sample}><DownloadOutlined aria-hidden /> {t('past.sample')}</button></p>
          <Drop compact busy={busy} accept=".xlsx,.xls,.csv" hint={t('past.file')} take={([given]) => take(given)} />
          <div className="stack" aria-live="polite">
            {wrong !== null && <ProblemNote error={wrong} />}
            {answer && fresh && <p className="note">{t('past.read', { n: answer.read, classes: answer.classes.length, known: fresh.known })}</p>}
            {answer && <PastClasses classes={answer.classes} />}
            {answer && <SheetFindings label={t('past.findings')} findings={answer.findings} />}
          </div>
        </>
      )}
    </FormDrawer>
  )
}
