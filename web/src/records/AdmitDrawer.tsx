import { Input, Radio, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CredentialMade } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { purposes, type Purpose } from './purposes'

type Props = { scopes: string[]; close: () => void; made: (credential: CredentialMade) => void }

/** What a tool is for decides what it may; whoever knows the words of the specification chooses them. */
export function AdmitDrawer({ scopes, close, made }: Props) {
  const { grants } = useSession()
  const [title, setTitle] = useState('')
  const [unit, setUnit] = useState<number | null>(grants[0]?.unit ?? null)
  const [purpose, setPurpose] = useState<Purpose>('tool')
  const [own, setOwn] = useState<string[]>([])
  const queries = useQueryClient()
  const chosen = purpose === 'own' ? own : purposes[purpose]
  const lack = !title.trim() ? 'title' : unit === null ? 'unit' : chosen.length === 0 ? 'scopes' : null
  const act = async () => {
    made(await send<CredentialMade>('POST', '/records/credentials', { unit, title: title.trim(), scopes: chosen }))
    await refresh(queries, ['/records'])
  }
  return (
    <FormDrawer open title={t('records.admit')} close={close} act={act} submit={t('records.admit_now')} effect={t('records.admit_effect')} refuse={lack ? t('form.missing', { field: t(`records.field.${lack}`) }) : undefined}>
      {(problem) => (
        <>
          <Asked label={t('records.field.title')} name="title" problem={problem} hint={t('records.title_hint')}><Input value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} /></Asked>
          <Asked label={t('records.field.unit')} name="unit" problem={problem} hint={t('records.unit_hint')}><UnitPicker value={unit} name={grants[0]?.unit_name ?? null} label={t('records.field.unit')} onChange={setUnit} /></Asked>
          <fieldset className="asked">
            <legend className="label">{t('records.purpose')}</legend>
            <Radio.Group className="purposes" value={purpose} onChange={(event) => setPurpose(event.target.value as Purpose)}>
              {(['tool', 'read', 'all', 'own'] as const).map((one) => <Radio key={one} value={one}><span className="purpose"><b>{t(`records.purpose.${one}`)}</b><span className="quiet small">{t(`records.purpose.${one}_hint`)}</span></span></Radio>)}
            </Radio.Group>
          </fieldset>
          {purpose === 'own' && <Asked label={t('records.field.scopes')} name="scopes" problem={problem}><Select mode="multiple" className="wide" value={own} aria-label={t('records.field.scopes')} options={scopes.map((scope) => ({ value: scope, label: scope }))} onChange={setOwn} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
