import { Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Hit } from '../api/types'
import { useSettled } from '../kinds/useSettled'
import { t } from '../words/catalogue'

export type Named = { id: number; name: string }
type Props = { value: Named[]; onChange: (people: Named[]) => void; label: string; id?: string; without?: number[] }

/** Several people by name, pinyin or initials; those already named elsewhere are not offered. */
export function TeamPeople({ value, onChange, label, id, without = [] }: Props) {
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 150)
  const found = useGet<Hit[]>(settled ? '/search' : null, { q: settled, limit: 20 }, { keep: true })
  const people = (settled ? (found.data ?? []) : []).filter((hit) => hit.kind === 'person' && !without.includes(hit.id))
  const options = people.map((hit) => ({ value: hit.id, label: hit.title, detail: hit.detail }))
  const known = value.filter((one) => !options.some((option) => option.value === one.id)).map((one) => ({ value: one.id, label: one.name, detail: '' }))
  const nameOf = (person: number) => [...options, ...known].find((option) => option.value === person)?.label ?? `#${person}`
  return (
    <Select mode="multiple" id={id ?? ''} className="wide" showSearch={{ filterOption: false, onSearch: setText, autoClearSearchValue: true }} value={value.map((one) => one.id)} options={[...options, ...known]} loading={found.isFetching}
      placeholder={t('field_hint.person')} aria-label={label} notFoundContent={settled ? t('search.none', { text: settled }) : t('field_hint.person_type')}
      optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>}
      onChange={(next: number[]) => onChange(next.map((person) => ({ id: person, name: nameOf(person) })))} />
  )
}
