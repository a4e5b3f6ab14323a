import { Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Hit } from '../api/types'
import { t } from '../words/catalogue'
import { useSettled } from './useSettled'

type Props = { value?: number | null; name?: string | null; onChange?: (person: number | null, name: string | null) => void; id?: string; autoFocus?: boolean }

export function PersonPicker({ value = null, name, onChange, id, autoFocus = false }: Props) {
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 150)
  const found = useGet<Hit[]>(settled ? '/search' : null, { q: settled, limit: 20 }, { keep: true })
  const people = (found.data ?? []).filter((hit) => hit.kind === 'person')
  const options = people.map((hit) => ({ value: hit.id, label: hit.title, detail: hit.detail }))
  if (value !== null && !options.some((one) => one.value === value)) options.push({ value, label: name || `#${value}`, detail: '' })
  return (
    <Select id={id ?? ''} className="wide" autoFocus={autoFocus} allowClear showSearch={{ filterOption: false, onSearch: setText }} value={value} options={options} loading={found.isFetching}
      placeholder={t('field_hint.person')} aria-label={t('field_hint.person')} notFoundContent={settled ? t('search.none', { text: settled }) : t('field_hint.person_type')}
      optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>}
      onChange={(next?: number | null) => onChange?.(next ?? null, options.find((one) => one.value === next)?.label ?? null)} />
  )
}
