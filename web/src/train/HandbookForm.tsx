import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { HandbookShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { HandbookFacts } from './HandbookFacts'
import { HandbookSections } from './HandbookSections'
import { handbookSent, lackingOf, sectionRefused, type TypedHandbook } from './handbook'
import '../care/care.css'
import './train.css'

type Props = { page: HandbookShown | null; draft: string | number; start: TypedHandbook; unitName: string | null }

/** An edition, written page-wide; a draft is kept on the server and, until it is there, on the device. */
export function HandbookForm({ page, draft, start: given, unitName }: Props) {
  const [start] = useState(given)
  const { value, change: put, saved, drop } = useDraft<TypedHandbook>('handbook', draft, true, start, true)
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const go = useGo()
  const problem = refused instanceof Problem ? refused : null
  const at = sectionRefused(problem?.field)
  const change = (next: Partial<TypedHandbook>) => {
    put(next)
    // A refusal names the place of a section, which may be another's now.
    if (next.sections) setRefused(null)
  }
  const lack = lackingOf(value)
  const stop = wrong ? t('form.dates_wrong') : lack && t('form.missing', { field: ('at' in lack ? t('handbooks.at_section', { n: lack.at + 1 }) : '') + t(`handbooks.field.${lack.field}`) })
  const back = page ? paths.handbook(page.id) : paths.handbooks()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (stop || busy) return
    setBusy(true)
    setRefused(null)
    try {
      const made = page ? await send<HandbookShown>('PUT', `/training/handbooks/${page.id}`, handbookSent(value), { version: page.version }) : await send<HandbookShown>('POST', '/training/handbooks', handbookSent(value))
      await drop()
      queries.setQueryData([`/training/handbooks/${made.id}`, {}], made)
      await refresh(queries, ['/training/handbooks'])
      go(paths.handbook(made.id), true)
    } catch (error) {
      setRefused(error)
      setBusy(false)
    }
  }
  return (
    <form className="page narrow train handbook-form" noValidate onSubmit={(event) => void save(event)}>
      <div>
        <p><PathLink to={back}>{page ? page.title : t('handbooks.title')}</PathLink></p>
        <PageHead title={t(page ? 'handbooks.edit_title' : 'handbooks.publish', { title: page?.title ?? '' })}>
          {saved && <><span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span><Button onClick={() => void drop()}>{t('handbooks.drop_draft')}</Button></>}
        </PageHead>
      </div>
      <HandbookFacts value={value} change={change} problem={at === null ? problem : null} unitName={unitName} onDateWrong={setWrong} />
      <HandbookSections value={value} change={change} problem={problem} />
      {refused !== null && (
        <div className="problem" role="alert">
          <span>{at !== null && t('handbooks.at_section', { n: at + 1 })}{sentenceOf(refused)}{problem?.stale && <> {t('form.stale')}</>}</span>
          {problem?.stale && <Button size="small" onClick={() => void refresh(queries, ['/training/handbooks']).then(() => setRefused(null))}>{t('form.reload')}</Button>}
        </div>
      )}
      <div className="form-foot record-foot">
        <span className="quiet small grow" aria-live="polite">{stop ?? t(page ? 'handbooks.edit_effect' : 'handbooks.publish_effect')}</span>
        <Button onClick={() => go(back)}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(stop)}>{t(page ? 'action.save' : 'handbooks.publish_now')}</Button>
      </div>
    </form>
  )
}
