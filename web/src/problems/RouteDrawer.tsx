import { Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { UnitRow } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import { choices, kinds } from './codes'
import type { Draft } from './RoutingPage'

/** Sets a rule from today on; the one before it stays in the history. */
export default function RouteDrawer({ route, close }: { route: Draft | null; close: () => void }) {
  const roots = useGet<UnitRow[]>('/units', undefined, { fresh: 60_000 })
  const [value, setValue] = useState({ kind: route?.kind ?? null, place: route?.place ?? null, owner: route?.owner ?? null })
  const place = value.place ?? roots.data?.[0]?.id ?? null
  const queries = useQueryClient()
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const act = async () => {
    await send('PUT', '/problems/routing', { ...value, place })
    await refresh(queries, ['/problems/routing'])
  }
  const lacks = !value.kind ? 'problems.field.kind' : place === null ? 'problems.route_place' : value.owner === null ? 'problems.route_owner' : undefined
  return (
    <FormDrawer open title={t(route ? 'problems.route_change' : 'problems.route_set')} close={close} submit={t('action.save')} effect={t('problems.route_effect')} act={act} refuse={lacks && t('form.missing', { field: t(lacks) })}>
      {(problem) => (
        <>
          <Asked label={t('problems.field.kind')} name="kind" problem={problem}><Select className="wide" disabled={route !== null} value={value.kind} options={choices('problem_kind', kinds)} placeholder={t('field_hint.choose')} onChange={(kind) => put({ kind })} /></Asked>
          <Asked label={t('problems.route_place')} name="place" problem={problem} hint={t('problems.route_place_hint')}>
            {route ? <Select className="wide" disabled value={route.place} options={[{ value: route.place, label: route.place_name }]} /> : <UnitPicker value={place} onChange={(next) => put({ place: next })} />}
          </Asked>
          <Asked label={t('problems.route_owner')} name="owner" problem={problem}><UnitPicker value={value.owner} name={route?.owner_name ?? null} onChange={(owner) => put({ owner })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
