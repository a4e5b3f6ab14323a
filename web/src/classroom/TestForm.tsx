import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { TestShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { lackOf, partRefused, testSent, type TypedTest } from './test'
import { TestFacts } from './TestFacts'
import { TestParts } from './TestParts'
import { TestRules } from './TestRules'
import { useStock } from './useStock'
import '../care/care.css'
import './tests.css'

type Props = { page: TestShown | null; draft: string; start: TypedTest; unitName: string | null }

/** A test, written page-wide; a draft is kept on the server and, until it is there, on the device. */
export function TestForm({ page, draft, start: given, unitName }: Props) {
  const [start] = useState(given)
  const { value, change: put, saved, drop } = useDraft<TypedTest>('knowledge_test', draft, true, start, true)
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const stock = useStock(value.unit)
  const go = useGo()
  const problem = refused instanceof Problem ? refused : null
  const at = partRefused(problem?.field)
  const change = (next: Partial<TypedTest>) => {
    put(next)
    // A refusal names the place of a part, which may be another's now.
    if (next.parts) setRefused(null)
  }
  const lack = lackOf(value)
  const stop = wrong ? t('form.dates_wrong') : lack && t('form.missing', { field: t(`tests.field.${lack}`) })
  const back = page ? paths.test(page.id) : paths.classroom('tests')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (stop || busy) return
    setBusy(true)
    setRefused(null)
    try {
      const made = page ? await send<TestShown>('PUT', `/classroom/tests/${page.id}`, testSent(value), { version: page.version }) : await send<TestShown>('POST', '/classroom/tests', testSent(value))
      await drop()
      queries.setQueryData([`/classroom/tests/${made.id}`, {}], made)
      void refresh(queries, ['/classroom/tests'])
      go(paths.test(made.id), true)
    } catch (error) {
      setRefused(error)
      setBusy(false)
    }
  }
  return (
    <form className="page narrow tests test-form" noValidate onSubmit={(event) => void save(event)}>
      <div>
        <p><PathLink to={back}>{page ? page.test.title : t('tests.title')}</PathLink></p>
        <PageHead title={t(page ? 'tests.edit_title' : 'tests.set')}>
          {saved && <><span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span><Button onClick={() => void drop()}>{t('tests.drop_draft')}</Button></>}
        </PageHead>
      </div>
      <TestFacts value={value} change={change} stock={stock} problem={at === null ? problem : null} unitName={unitName} onDateWrong={setWrong} />
      <TestParts value={value} change={change} stock={stock} problem={problem} />
      <TestRules value={value} change={change} problem={at === null ? problem : null} own={page?.id ?? null} />
      {refused !== null && (
        <div className="problem" role="alert">
          <span>{at !== null && t('tests.at_part', { n: at + 1 })}{sentenceOf(refused)}{problem?.stale && <> {t('form.stale')}</>}</span>
          {problem?.stale && <Button size="small" onClick={() => void refresh(queries, ['/classroom/tests']).then(() => setRefused(null))}>{t('form.reload')}</Button>}
        </div>
      )}
      <div className="form-foot record-foot">
        <span className="quiet small grow" aria-live="polite">{stop ?? t(page ? 'tests.edit_effect' : 'tests.set_effect')}</span>
        <Button onClick={() => go(back)}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(stop)}>{t(page ? 'action.save' : 'tests.set_now')}</Button>
      </div>
    </form>
  )
}
