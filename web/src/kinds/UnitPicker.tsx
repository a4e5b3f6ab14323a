import { Select } from 'antd'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api/client'
import { useGet } from '../api/hooks'
import type { UnitPage, UnitRow } from '../api/types'
import { t } from '../words/catalogue'
import { useSettled } from './useSettled'

/** Names of units seen so far, so that a chip drawn from an address can say which unit it is. */
const seen = new Map<number, string>()

export function useUnitName(id: number | null): string {
  const unit = useGet<UnitPage>(id !== null && !seen.has(id) ? `/units/${id}` : null, undefined, { fresh: Infinity })
  if (id === null) return ''
  if (unit.data) seen.set(id, unit.data.name)
  return seen.get(id) ?? '…'
}

/** Names for several units at once; redraws when they arrive. */
export function useUnitNames(ids: number[]): (id: number) => string {
  const unknown = ids.filter((id) => !seen.has(id))
  const found = useQueries({ queries: unknown.map((id) => ({ queryKey: [`/units/${id}`, {}], queryFn: () => get<UnitPage>(`/units/${id}`), staleTime: Infinity, retry: false })) })
  for (const { data } of found) if (data) seen.set(data.id, data.name)
  return unitName
}

function unitName(id: number): string {
  return seen.get(id) ?? `#${id}`
}

export function rememberUnit(id: number, name: string): void {
  seen.set(id, name)
}

function useChoices(text: string) {
  const settled = useSettled(text.trim(), 150)
  const found = useGet<UnitRow[]>(settled ? '/units/find' : '/units', settled ? { q: settled } : undefined, { keep: true, fresh: 60_000 })
  for (const unit of found.data ?? []) seen.set(unit.id, unit.name)
  return {
    loading: found.isFetching,
    options: (found.data ?? []).map((unit) => ({ value: unit.id, label: unit.name, path: unit.path })),
  }
}

function option(choice: { data: { label: string; path: string } }) {
  return <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.path}</span></div>
}

type One = { value?: number | null; onChange?: (unit: number | null) => void; id?: string; clear?: boolean; name?: string | null; label?: string; placeholder?: string }

export function UnitPicker({ value = null, onChange, id, clear = false, name, label, placeholder }: One) {
  const [text, setText] = useState('')
  const choices = useChoices(text)
  if (value !== null && name) seen.set(value, name)
  const shown = useUnitName(value)
  const options = value !== null && !choices.options.some((one) => one.value === value) ? [...choices.options, { value, label: shown, path: '' }] : choices.options
  return (
    <Select id={id ?? ''} className="wide" showSearch={{ filterOption: false, onSearch: setText }} allowClear={clear} value={value} loading={choices.loading} aria-label={label ?? t('field_hint.unit')}
      options={options} optionRender={option as never} placeholder={placeholder ?? t('field_hint.unit')} popupMatchSelectWidth={false} onChange={(next) => onChange?.(next ?? null)} />
  )
}

export function UnitsPicker({ value, onChange, placeholder }: { value: number[]; onChange: (units: number[]) => void; placeholder?: string }) {
  const [text, setText] = useState('')
  const choices = useChoices(text)
  const unitName = useUnitNames(value)
  const missing = value.filter((id) => !choices.options.some((one) => one.value === id)).map((id) => ({ value: id, label: unitName(id), path: '' }))
  return (
    <Select mode="multiple" className="codes" showSearch={{ filterOption: false, onSearch: setText }} value={value} loading={choices.loading} options={[...choices.options, ...missing]}
      optionRender={option as never} placeholder={placeholder ?? t('field_hint.any_unit')} aria-label={placeholder ?? t('field_hint.any_unit')} maxTagCount="responsive" popupMatchSelectWidth={false} onChange={onChange} />
  )
}
