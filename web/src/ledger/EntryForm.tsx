import { Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Entry } from '../api/types'
import { CodeField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { stages } from '../shell/stages'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { Attachments } from './Attachments'

type Body = { happened_on: string | null; stage: string | null; kind: string | null; source: string | null; tier: string; title: string; text: string; attachments: { file: string; name: string; bytes: number }[]; why: string }
type Props = { person: number; name: string; replaces: Entry | null; close: () => void }

export default function EntryForm({ person, name, replaces, close }: Props) {
  const { today, account } = useSession()
  // In one's own file one states; others attest. The server refuses anything else.
  const own = account.person === person
  const empty: Body = replaces
    ? { happened_on: replaces.happened_on, stage: replaces.stage, kind: replaces.kind, source: replaces.source, tier: replaces.tier, title: replaces.title, text: replaces.text ?? '', attachments: replaces.attachments, why: '' }
    : { happened_on: today, stage: null, kind: null, source: own ? 'own_statement' : null, tier: 'organisation', title: '', text: '', attachments: [], why: '' }
  const draft = useDraft<Body>(replaces ? 'replacement' : 'evidence', replaces?.id ?? person, true, empty)
  const { value, change } = draft
  const [wrong, setWrong] = useState(false)
  const [key] = useState(newKey)
  const queries = useQueryClient()
  const act = async () => {
    const { why, attachments, ...rest } = value
    const body = { ...rest, attachments: attachments.map((one) => one.file) }
    if (replaces) await send('POST', `/evidence/${replaces.id}/replacement`, { ...body, why }, { once: key })
    else await send('POST', `/people/${person}/evidence`, body, { once: key })
    await draft.drop()
    await refresh(queries, [`/people/${person}`])
  }
  const missing = (['happened_on', 'stage', 'kind', 'source', 'title'] as const).find((field) => !value[field])
  const refuse = wrong ? t('form.dates_wrong') : missing ? t('form.missing', { field: t(`ledger.field.${missing}`) }) : replaces && !value.why.trim() ? t('form.why_missing') : undefined
  const options = [...stages.map(({ stage }) => stage), 'people'].map((stage) => ({ value: stage, label: t(`stage.name.${stage}`) }))
  return (
    <FormDrawer open title={replaces ? t('ledger.replace_title', { title: replaces.title }) : t('ledger.add_title', { name })} close={close} submit={replaces ? t('ledger.replace') : t('ledger.add')}
      extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>} effect={t(replaces ? 'ledger.replace_effect' : 'ledger.add_effect')} act={act} refuse={refuse}>
      {(problem) => (
        <>
          <Asked label={t('ledger.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={100} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <Asked label={t('ledger.field.text')} name="text" problem={problem} optional hint={t('ledger.text_hint')}><Input.TextArea rows={4} maxLength={10_000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
          <Asked label={t('ledger.field.happened_on')} name="happened_on" problem={problem}><DateField value={value.happened_on} onChange={(happened_on) => change({ happened_on })} onWrong={setWrong} /></Asked>
          <div className="pair">
            <Asked label={t('ledger.field.stage')} name="stage" problem={problem}><Select value={value.stage} options={options} placeholder={t('field_hint.choose')} onChange={(stage) => change({ stage })} /></Asked>
            <Asked label={t('ledger.field.kind')} name="kind" problem={problem}><CodeField table="entry_kind" value={value.kind} onChange={(kind) => change({ kind })} /></Asked>
            <Asked label={t('ledger.field.source')} name="source" problem={problem}>{own ? <Input disabled value={code('source_kind', value.source)} /> : <CodeField table="source_kind" value={value.source} onChange={(source) => change({ source })} />}</Asked>
            <Asked label={t('ledger.field.tier')} name="tier" problem={problem}><CodeField table="tier" value={value.tier} onChange={(tier) => change({ tier: tier ?? 'organisation' })} /></Asked>
          </div>
          <Attachments value={value.attachments} change={(attachments) => change({ attachments })} />
          {replaces && <Asked label={t('form.why_correct')} name="why" problem={problem}><Input.TextArea rows={2} maxLength={500} value={value.why} onChange={(event) => change({ why: event.target.value })} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
