import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { TestShown } from '../api/types'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { CloseTest } from './CloseTest'

/** What whoever organises the test can do with it. */
export function TestDeeds({ page }: { page: TestShown }) {
  const [, change] = useAddress<Search & { edit?: string }>()
  const [closing, setClosing] = useState(false)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const go = useGo()
  const end = () => send('POST', `/classroom/tests/${page.id}/end`, { ended: !page.ended }).then(() => refresh(queries, ['/classroom/tests']), (error) => void message.error(sentenceOf(error)))
  return (
    <>
      <Button onClick={() => go(paths.testResults(page.id))}>{t('results.title')}</Button>
      <Button onClick={() => change({ edit: '1' })}>{t('tests.edit')}</Button>
      {page.state === 'open' && !page.ended && <Button onClick={() => setClosing(true)}>{t('tests.close')}</Button>}
      <Button title={t(page.ended ? 'tests.resume_hint' : 'tests.end_hint')} onClick={() => void end()}>{t(page.ended ? 'tests.resume' : 'tests.end')}</Button>
      {closing && <CloseTest page={page} close={() => setClosing(false)} />}
    </>
  )
}
