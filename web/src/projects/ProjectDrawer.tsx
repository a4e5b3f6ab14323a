import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { ProjectPage } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { AmountField } from './AmountField'
import { amountKinds } from './codes'
import { blankProject, projectSent, type TypedProject, typedProject } from './typed'

/** What is known of a project: recorded once, changed as it goes on. */
export function ProjectDrawer({ page, close }: { page: ProjectPage | null; close: () => void }) {
  const { today } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const [empty] = useState(() => (page ? typedProject(page.project) : blankProject(today)))
  // A change begins from what is on record now, not from what somebody once began to type.
  const { value, change, saved, drop } = useDraft<TypedProject>('project', 'new', page === null, empty)
  const [wrong, setWrong] = useState({ since: false, last: false })
  const act = async () => {
    const after = page
      ? await send<ProjectPage>('PUT', `/projects/${page.id}`, projectSent(value), { version: page.version })
      : await send<ProjectPage>('POST', '/projects', projectSent(value))
    if (!page) await drop()
    queries.setQueryData([`/projects/${after.id}`, {}], after)
    await refresh(queries, ['/projects'])
    if (!page) go(paths.project(after.id))
  }
  const lacks = !value.title.trim() ? 'title' : value.unit === null ? 'unit' : value.since === null ? 'since' : undefined
  return (
    <FormDrawer open title={t(page ? 'projects.change' : 'projects.record')} close={close} submit={t(page ? 'action.save' : 'projects.record')} effect={t(page ? 'projects.change_effect' : 'projects.record_effect')} act={act}
      reload={() => refresh(queries, [`/projects/${page?.id}`])} refuse={wrong.since || wrong.last ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`projects.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          <Asked label={t('projects.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <Asked label={t('projects.field.unit')} name="unit" problem={problem} hint={t('projects.unit_hint')}><UnitPicker value={value.unit} name={page?.unit_name ?? null} label={t('projects.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
          <Asked label={t('projects.field.sector')} name="sector" problem={problem} optional><Input value={value.sector} maxLength={60} placeholder={t('projects.sector_like')} onChange={(event) => change({ sector: event.target.value })} /></Asked>
          <div className="pair">
            <Asked label={t('projects.field.since')} name="since" problem={problem}><DateField whole value={value.since} onChange={(since) => change({ since })} onWrong={(since) => setWrong((old) => ({ ...old, since }))} /></Asked>
            <Asked label={t('projects.field.until')} name="until" problem={problem} optional><DateField whole value={value.last} onChange={(last) => change({ last })} onWrong={(last) => setWrong((old) => ({ ...old, last }))} /></Asked>
          </div>
          <fieldset className="project-amounts">
            <legend>{t('projects.amounts')}</legend>
            {amountKinds.map((kind) => <Asked key={kind} label={code('amount_kind', kind)} name={kind} problem={problem}><AmountField value={value.amounts[kind] ?? null} change={(amount) => change({ amounts: { ...value.amounts, [kind]: amount } })} /></Asked>)}
          </fieldset>
          <Asked label={t('projects.field.note')} name="note" problem={problem} optional><Input.TextArea rows={3} maxLength={2000} value={value.note} onChange={(event) => change({ note: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
