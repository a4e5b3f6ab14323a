import { Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Need } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { useDraft } from '../kinds/useDraft'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { needKinds } from './codes'
import { dictated } from './fields'

type Typed = { person: number | null; name: string; kind: string; text: string }

/** A need put on record: one's own, or somebody's. */
export function OpenNeed({ person = null, own = false, close }: { person?: number | null; own?: boolean; close: () => void }) {
  const draft = useDraft<Typed>('need', person ?? 'new', true, { person, name: '', kind: 'family', text: '' })
  const { value, change } = draft
  const queries = useQueryClient()
  const act = async () => {
    await send<Pick<Need, 'id'>>('POST', `/people/${value.person}/needs`, { kind: value.kind, text: value.text })
    await draft.drop()
    await refresh(queries, ['/needs', `/people/${value.person}`])
  }
  const lacks = value.person === null ? 'person' : value.text.trim() ? undefined : 'text'
  return (
    <FormDrawer open title={t(own ? 'needs.open_own' : 'needs.open')} close={close} submit={t('needs.submit')} effect={t('needs.open_effect')} act={act} refuse={lacks && t('form.missing', { field: t(`needs.field.${lacks}`) })}
      extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>}>
      {(problem) => (
        <>
          {person === null && <Asked label={t('needs.field.person')} name="person" problem={problem}><PersonPicker value={value.person} name={value.name} onChange={(next, name) => change({ person: next, name: name ?? '' })} /></Asked>}
          <Asked label={t('needs.field.kind')} name="kind" problem={problem}><Select className="wide" value={value.kind} options={choices('care_kind', needKinds)} onChange={(kind) => change({ kind })} /></Asked>
          <Asked label={t('needs.field.text')} name="text" problem={problem} hint={t('needs.text_hint')}><Input.TextArea {...dictated} rows={5} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
