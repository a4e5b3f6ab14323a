import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { Codes } from '../api/wire'
import { code, t } from '../words/catalogue'

export function useCodeTable(table: string): { value: string; label: string }[] {
  const codes = useGet<Codes>('/codes', undefined, { fresh: Infinity })
  return (codes.data?.[table] ?? []).map((row) => ({ value: row.code, label: code(table, row.code) || row.name }))
}

type One = { table: string; value?: string | null; onChange?: (value: string | null) => void; id?: string; clear?: boolean }

export function CodeField({ table, value, onChange, id, clear = false }: One) {
  return (
    <Select id={id ?? ''} className="wide" showSearch={{ optionFilterProp: 'label' }} allowClear={clear} value={value || null} options={useCodeTable(table)}
      placeholder={t('field_hint.choose')} onChange={(next) => onChange?.(next ?? null)} />
  )
}

type Many = { table: string; value: string[]; onChange: (value: string[]) => void; placeholder?: string; label?: string }

export function CodesField({ table, value, onChange, placeholder, label }: Many) {
  return (
    <Select mode="multiple" className="codes" showSearch={{ optionFilterProp: 'label' }} value={value} options={useCodeTable(table)} onChange={onChange}
      placeholder={placeholder ?? t('field_hint.any')} aria-label={label ?? placeholder ?? t('field_hint.any')} maxTagCount="responsive" popupMatchSelectWidth={false} />
  )
}
