import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { ProgrammeLine } from '../api/types'
import { t } from '../words/catalogue'

/** A programme by its title, such as the campaign another belongs to. */
export function ParentField({ value, without, onChange }: { value: number | null; without: number | null; onChange: (id: number | null) => void }) {
  const { data = [] } = useGet<ProgrammeLine[]>('/programmes', undefined, { fresh: 60_000 })
  const options = data.filter(({ id }) => id !== without).map(({ id, programme }) => ({ value: id, label: programme.title }))
  return <Select className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={t('programmes.field.parent')} placeholder={t('field_hint.choose')} value={value} options={options} onChange={(id?: number | null) => onChange(id ?? null)} />
}
