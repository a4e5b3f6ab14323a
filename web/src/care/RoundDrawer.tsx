import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Seats, UnitRow } from '../api/types'
import { SeatsFields } from '../duties/SeatsFields'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

/** A season of talks: what it is called, from when to when, and who is meant. */
export function RoundDrawer({ close }: { close: () => void }) {
  const { today } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const roots = useGet<UnitRow[]>('/units', undefined, { fresh: 60_000 })
  const [seats, setSeats] = useState<Seats>({ unit_kinds: ['town', 'subdistrict'], post_kinds: ['chief'], title: '', unit_name: '' })
  const [value, setValue] = useState({ title: '', from: today, to: `${today.slice(0, 4)}-12-31`, unit: null as number | null, aim: '' })
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const unit = value.unit ?? roots.data?.[0]?.id ?? null
  const act = async () => {
    const { title, from, to, aim } = value
    const made = await send<{ id: number }>('POST', '/rounds', { title, from, to, aim, units: unit === null ? [] : [unit], seats })
    await refresh(queries, ['/rounds'])
    go(paths.round(made.id))
  }
  const lacks = !value.title.trim() ? 'rounds.field.title' : seats.unit_kinds.length === 0 ? 'rounds.field.seats' : undefined
  return (
    <FormDrawer open title={t('rounds.open')} close={close} submit={t('action.save')} effect={t('rounds.effect')} act={act} refuse={lacks && t('form.missing', { field: t(lacks) })}>
      {(problem) => (
        <>
          <Asked label={t('rounds.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={60} onChange={(event) => put({ title: event.target.value })} /></Asked>
          <Asked label={t('rounds.field.from')} name="from" problem={problem}><DateField value={value.from} whole onChange={(from) => from && put({ from })} /></Asked>
          <Asked label={t('rounds.field.to')} name="to" problem={problem}><DateField value={value.to} whole onChange={(to) => to && put({ to })} /></Asked>
          <Asked label={t('rounds.field.unit')} name="units" problem={problem}><UnitPicker value={unit} onChange={(next) => put({ unit: next })} /></Asked>
          <Asked label={t('rounds.field.seats')} name="seats" problem={problem}><SeatsFields value={seats} change={setSeats} /></Asked>
          <Asked label={t('rounds.field.aim')} name="aim" problem={problem}><Input.TextArea autoSize={{ minRows: 2 }} value={value.aim} maxLength={500} onChange={(event) => put({ aim: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
