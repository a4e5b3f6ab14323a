import { App, Button, Checkbox } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { jobDone } from '../api/jobs'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Import } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import { useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import type { ImportAddress } from './ImportPage'

/** What adopting would do, said in numbers; and taking it back afterwards, with a reason. */
export function AdoptBar({ one }: { one: Import }) {
  const [withWarnings, setWithWarnings] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [, change] = useAddress<ImportAddress>()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const again = () => refresh(queries, ['/imports', '/people', '/units', '/figures', '/day'])
  const act = async (deed: string, body?: object) => {
    setBusy(true)
    try {
      await send('POST', `/imports/${one.id}/${deed}`, body ?? {})
      await again()
    } catch (error) {
      void message.error(sentenceOf(error), 8)
    } finally {
      setBusy(false)
    }
  }
  const { counts, findings } = one
  const what = t('imports.would', { new: showNumber(counts.new), changed: showNumber(counts.changed), refused: showNumber(counts.refused) })
  if (one.state === 'adopted')
    return (
      <div className="adopt">
        <span className="grow">{t('imports.adopted', { new: showNumber(counts.new), changed: showNumber(counts.changed) })}</span>
        <Button danger onClick={() => setUndoing(true)}>{t('imports.undo')}</Button>
        <WhyDialog open={undoing} close={() => setUndoing(false)} danger title={t('imports.undo')} hint={t('imports.undo_hint')} action={t('imports.undo')}
          act={async (why) => { await jobDone(await send('POST', `/imports/${one.id}/reversal`, { why })); await again() }} />
      </div>
    )
  if (one.state !== 'checked') return null
  const blocked = counts.questions > 0 ? t('imports.answer_first', { n: counts.questions }) : findings.warning > 0 && !withWarnings ? t('imports.warnings_first', { n: findings.warning }) : counts.new + counts.changed === 0 ? t('imports.nothing') : ''
  return (
    <div className="adopt">
      <div className="grow stack tight">
        <span>{what}</span>
        {findings.warning > 0 && <Checkbox checked={withWarnings} onChange={(event) => setWithWarnings(event.target.checked)}>{t('imports.with_warnings', { n: findings.warning })}</Checkbox>}
        {blocked && <span className="quiet small">{blocked}</span>}
      </div>
      {one.mapping.length > 0 && <Button onClick={() => change({ tab: 'mapping' })}>{t('imports.remap')}</Button>}
      <Button onClick={() => void act('cancellation')}>{t('imports.cancel')}</Button>
      <Button type="primary" loading={busy} disabled={blocked !== ''} onClick={() => void act('adoption', { with_warnings: withWarnings })}>{t('imports.adopt')}</Button>
    </div>
  )
}
