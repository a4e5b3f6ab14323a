import { Button } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { TestShown } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { underWay } from './test'
import { measures } from './testWords'

/** The one thing an official comes for: begin, or go on; or why that cannot be. */
export function TestBegin({ page }: { page: TestShown }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const queries = useQueryClient()
  const go = useGo()
  const open = underWay(page.mine)
  if (!open && page.cannot) return <p className="note" role="status">{page.cannot}</p>
  const begin = async () => {
    setBusy(true)
    setRefused(null)
    try {
      const { sitting } = await send<{ sitting: number }>('POST', `/classroom/tests/${page.id}/sittings`)
      void refresh(queries, ['/classroom/tests'])
      go(paths.sitting(sitting))
    } catch (error) {
      setRefused(error)
      setBusy(false)
    }
  }
  const hint = open ? (open.due_at ? t('tests.open_until', { at: open.due_at.slice(0, 16).replace('T', ' ') }) : t('tests.open_still')) : page.test.minutes === null ? t('tests.begin_free') : t('tests.begin_timed', { n: page.test.minutes })
  return (
    <section className="test-begin" aria-label={t('tests.begin')}>
      <div className="grow"><p className="test-begin-measures">{measures(page)}</p><p className="quiet">{hint}</p></div>
      <Button type="primary" size="large" loading={busy} onClick={() => void begin()}>{t(open ? 'tests.go_on' : page.mine.length === 0 ? 'tests.begin' : 'tests.again')}</Button>
      {refused !== null && <ProblemNote error={refused} />}
    </section>
  )
}
