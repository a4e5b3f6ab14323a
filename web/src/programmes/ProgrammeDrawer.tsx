import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { ProgrammePageShown } from '../api/types'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { choices } from '../problems/codes'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { programmeKinds } from './codes'
import { blankProgramme, lackingOf, programmeSent, type TypedProgramme, typedProgramme } from './programme'
import { ProgrammeParts } from './ProgrammeParts'
import '../care/care.css'
import './programmes.css'

type Props = { page: ProgrammePageShown | null; kind: string; close: () => void }

/** A programme set up or changed: what every one has, and folded away what its kind may ask besides. */
export function ProgrammeDrawer({ page, kind, close }: Props) {
  const { today } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const [empty] = useState(() => (page ? typedProgramme(page.programme) : blankProgramme(today, kind)))
  const { value, change, saved, drop } = useDraft<TypedProgramme>('programme', `new-${kind}`, page === null, empty)
  const [wrong, setWrong] = useState({ since: false, until: false })
  const act = async () => {
    const after = page
      ? await send<ProgrammePageShown>('PUT', `/programmes/${page.id}`, programmeSent(value), { version: page.version })
      : await send<ProgrammePageShown>('POST', '/programmes', programmeSent(value))
    if (!page) await drop()
    queries.setQueryData([`/programmes/${after.id}`, {}], after)
    await refresh(queries, ['/programmes', '/day'])
    if (!page) go(paths.programme(after.id))
  }
  const lacks = lackingOf(value)
  return (
    <FormDrawer open width={640} title={t(page ? 'programmes.change' : 'programmes.set_up')} close={close} submit={t(page ? 'action.save' : 'programmes.set_up')} effect={t(page ? 'programmes.change_effect' : 'programmes.set_up_effect')} act={act}
      reload={() => refresh(queries, [`/programmes/${page?.id}`])} refuse={wrong.since || wrong.until ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`programmes.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          <Group label={t('programmes.field.kind')} hint={t(`programmes.kind_says.${value.kind}`)}><Chips label={t('programmes.field.kind')} value={value.kind} options={choices('programme_kind', programmeKinds)} choose={(next) => next && change({ kind: next })} /></Group>
          <Asked label={t('programmes.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <Asked label={t('programmes.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} name={page?.unit_name ?? null} label={t('programmes.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
          <div className="pair">
            <Asked label={t('programmes.field.since')} name="since" problem={problem}><DateField whole value={value.since} onChange={(since) => change({ since })} onWrong={(since) => setWrong((old) => ({ ...old, since }))} /></Asked>
            <Asked label={t('programmes.field.until')} name="until" problem={problem} optional><DateField whole value={value.until} onChange={(until) => change({ until })} onWrong={(until) => setWrong((old) => ({ ...old, until }))} /></Asked>
          </div>
          <Asked label={t('programmes.field.goal')} name="goal" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.goal} onChange={(event) => change({ goal: event.target.value })} /></Asked>
          <ProgrammeParts value={value} change={change} problem={problem} page={page} />
        </>
      )}
    </FormDrawer>
  )
}
