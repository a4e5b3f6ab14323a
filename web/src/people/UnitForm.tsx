import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { UnitPage } from '../api/types'
import { CodeField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

type Props = { unit: UnitPage | null; parent: number | null; close: () => void }

export default function UnitForm({ unit, parent, close }: Props) {
  const { today } = useSession()
  const [value, setValue] = useState({
    name: unit?.name ?? '', short_name: unit?.short_name ?? '', kind: unit?.kind ?? (null as string | null), rank: unit?.rank ?? null, parent,
    division_code: unit?.division_code ?? '', credit_code: unit?.credit_code ?? '', since: unit?.since ?? (today as string | null),
  })
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState(false)
  const [key] = useState(newKey)
  const queries = useQueryClient()
  const go = useGo()
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const again = () => refresh(queries, ['/units'])
  const act = async () => {
    if (unit) await send('PUT', `/units/${unit.id}`, { ...value, why }, { version: unit.version })
    else {
      const made = await send<{ id: number }>('POST', '/units', value, { once: key })
      go(paths.unit(made.id))
    }
    await again()
  }
  const refuse = wrong ? t('form.dates_wrong') : !value.name.trim() ? t('form.missing', { field: t('field.name') }) : !value.kind ? t('form.missing', { field: t('field.unit_kind') }) : unit && !why.trim() ? t('form.why_missing') : undefined
  return (
    <FormDrawer open title={unit ? t('units.correct', { name: unit.name }) : t('units.add')} close={close} submit={unit ? t('action.correct') : t('units.add')} effect={t('units.effect')} act={act} reload={again} refuse={refuse}>
      {(problem) => (
        <>
          <Asked label={t('units.full_name')} name="name" problem={problem}><Input value={value.name} maxLength={100} onChange={(event) => put({ name: event.target.value })} /></Asked>
          <Asked label={t('field.short_name')} name="short_name" problem={problem} optional><Input value={value.short_name} maxLength={40} onChange={(event) => put({ short_name: event.target.value })} /></Asked>
          <Asked label={t('field.unit_kind')} name="kind" problem={problem}><CodeField table="unit_kind" value={value.kind} onChange={(kind) => put({ kind })} /></Asked>
          <Asked label={t('units.rank')} name="rank" problem={problem} optional><CodeField table="rank" value={value.rank} clear onChange={(rank) => put({ rank })} /></Asked>
          <Asked label={t('field.parent')} name="parent" problem={problem} optional><UnitPicker value={value.parent} clear onChange={(next) => put({ parent: next })} /></Asked>
          <Asked label={t('field.division_code')} name="division_code" problem={problem} optional><Input value={value.division_code} maxLength={12} onChange={(event) => put({ division_code: event.target.value })} /></Asked>
          <Asked label={t('field.credit_code')} name="credit_code" problem={problem} optional><Input value={value.credit_code} maxLength={18} onChange={(event) => put({ credit_code: event.target.value })} /></Asked>
          <Asked label={t('units.since')} name="since" problem={problem}><DateField value={value.since} onChange={(since) => put({ since })} onWrong={setWrong} /></Asked>
          {unit && <Asked label={t('form.why_correct')} name="why" problem={problem}><Input.TextArea rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
