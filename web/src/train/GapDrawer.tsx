import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { choices } from '../problems/codes'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { gapKinds, gapSources } from './codes'
import { blankGap, gapSent, lackingOf, type TypedGap } from './gapsBy'
import '../care/care.css'

/** A gap of a person or of a group of a unit, and how one knows. */
export function GapDrawer({ close }: { close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [empty] = useState(() => blankGap(today))
  const { value, change, saved, drop } = useDraft<TypedGap>('gap', 'new', true, empty)
  const [wrong, setWrong] = useState(false)
  const act = async () => {
    await send('POST', '/training/gaps', gapSent(value))
    await drop()
    await refresh(queries, ['/training/gaps', '/people'])
  }
  const lacks = lackingOf(value)
  return (
    <FormDrawer open title={t('gaps.add')} close={close} submit={t('gaps.add')} effect={t('gaps.add_effect')} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`gaps.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          <Group label={t('gaps.field.whose')}><Chips label={t('gaps.field.whose')} value={value.whose} options={(['person', 'unit'] as const).map((whose) => ({ value: whose, label: t(`gaps.whose.${whose}`) }))} choose={(whose) => whose && change({ whose })} /></Group>
          {value.whose === 'person'
            ? <Asked label={t('gaps.field.person')} name="person" problem={problem}><PersonPicker value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '' })} /></Asked>
            : <>
                <Asked label={t('gaps.field.unit')} name="person" problem={problem}><UnitPicker value={value.unit} label={t('gaps.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
                <Asked label={t('gaps.field.group')} name="group" problem={problem} optional><Input value={value.group} maxLength={60} placeholder={t('gaps.group_like')} onChange={(event) => change({ group: event.target.value })} /></Asked>
              </>}
          <Asked label={t('gaps.field.field')} name="field" problem={problem}><Input value={value.field} maxLength={60} placeholder={t('gaps.field_like')} onChange={(event) => change({ field: event.target.value })} /></Asked>
          <Group label={t('gaps.field.kind')} hint={t('gaps.kind_hint')} problem={problem?.field?.endsWith('kind') ? problem.message : undefined}><Chips label={t('gaps.field.kind')} value={value.kind} options={choices('gap_kind', gapKinds)} choose={(kind) => change({ kind })} /></Group>
          <Group label={t('gaps.field.source')} problem={problem?.field?.endsWith('source') ? problem.message : undefined}><Chips label={t('gaps.field.source')} value={value.source} options={choices('gap_source', gapSources)} choose={(source) => change({ source })} /></Group>
          <Asked label={t('gaps.field.found_on')} name="found_on" problem={problem}><DateField whole value={value.found_on} onChange={(found_on) => change({ found_on })} onWrong={setWrong} /></Asked>
          <Asked label={t('gaps.field.text')} name="text" problem={problem} optional><Input.TextArea rows={3} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
