import { Drawer, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Need, NeedState } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useDraft } from '../kinds/useDraft'
import { choices } from '../problems/codes'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { Chips } from './Chips'
import { needStates } from './codes'
import { dictated } from './fields'
import { Group } from './Group'
import { NeedStory } from './NeedStory'

/** A need with all that was noted about it, and how somebody was helped. */
export function NeedDrawer({ id, close }: { id: string; close: () => void }) {
  const { data: need, error, refetch } = useGet<Need>(`/needs/${id}`)
  if (need?.may && need.state !== 'ended') return <Helped need={need} close={close} />
  return (
    <Drawer open title={need ? titleOf(need) : t('needs.title')} onClose={close} size={Math.min(520, innerWidth)}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : need ? <NeedStory need={need} /> : <RowsSkeleton rows={4} />}
    </Drawer>
  )
}

type Typed = { state: NeedState; text: string }

function Helped({ need, close }: { need: Need; close: () => void }) {
  const draft = useDraft<Typed>('need_note', need.id, true, { state: need.state === 'open' ? 'helped' : need.state, text: '' })
  const { value, change } = draft
  const queries = useQueryClient()
  const touches = ['/needs', `/people/${need.person}/needs`]
  const act = async () => {
    await send<Need>('POST', `/needs/${need.id}/notes`, value, { version: need.version })
    await draft.drop()
    await refresh(queries, touches)
  }
  return (
    <FormDrawer open title={titleOf(need)} close={close} submit={t(value.state === 'ended' ? 'needs.end' : 'needs.note')} effect={t(`needs.effect.${value.state}`)} act={act} reload={() => refresh(queries, touches)}
      refuse={value.text.trim() ? undefined : t('form.missing', { field: t('needs.field.help') })} extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>}>
      {(problem) => (
        <>
          <NeedStory need={need} />
          <Asked label={t('needs.field.help')} name="text" problem={problem} hint={t('needs.help_hint')}><Input.TextArea {...dictated} rows={4} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
          <Group label={t('needs.field.state_now')}><Chips label={t('needs.field.state_now')} value={value.state} options={choices('care_state', needStates).map(({ value: state, label }) => ({ value: state as NeedState, label }))} choose={(state) => state && change({ state })} /></Group>
        </>
      )}
    </FormDrawer>
  )
}

function titleOf(need: Need): string {
  return t('needs.of', { name: need.person_name, kind: code('care_kind', need.kind) })
}
