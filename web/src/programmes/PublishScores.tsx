import { Button, InputNumber } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Placed, SessionShown } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { awardedIn, unjudged } from './scores'

/** Publishes the table once the contest is over and everybody is judged; the first places go on the files. */
export function PublishScores({ page, table }: { page: SessionShown; table: Placed[] }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [places, setPlaces] = useState(Math.min(3, table.length))
  const left = unjudged(table)
  const stop = page.to > today ? t('sessions.publish_later', { day: page.to }) : left > 0 ? t('sessions.publish_lacks', { n: left }) : undefined
  const act = async () => {
    queries.setQueryData([`/sessions/${page.id}`, {}], await send<SessionShown>('POST', `/sessions/${page.id}/scores/publish`, { awarded: places }, { version: page.version }))
    await refresh(queries, ['/programmes', `/sessions/${page.id}/`, '/sessions', '/day'])
  }
  return (
    <>
      {stop && <span className="quiet small">{stop}</span>}
      <Button type="primary" className="no-print" disabled={stop !== undefined} onClick={() => setOpen(true)}>{t('sessions.publish')}</Button>
      {open && (
        <FormDrawer open title={t('sessions.publish')} close={() => setOpen(false)} submit={t('sessions.publish')} effect={t('sessions.publish_effect', { n: awardedIn(table, places) })} act={act} reload={() => refresh(queries, [`/sessions/${page.id}`])}>
          {(problem) => <Asked label={t('sessions.awarded')} name="awarded" problem={problem} hint={t('sessions.awarded_hint')}><InputNumber min={0} max={table.length} precision={0} value={places} onChange={(next) => setPlaces(next ?? 0)} /></Asked>}
        </FormDrawer>
      )}
    </>
  )
}
