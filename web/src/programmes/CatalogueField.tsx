import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { CatalogueItem, CatalogueLine } from '../api/types'
import { t } from '../words/catalogue'

type Of = CatalogueItem['catalogue']

/** Lines of a catalogue that are in use, and the one that is named although it ended. */
export function useCatalogue(of: Of): CatalogueLine[] {
  return useGet<CatalogueLine[]>('/training/catalogue', { of }, { fresh: 60_000 }).data ?? []
}

function useOptions(of: Of, kept: number[], titles?: Record<string, string>) {
  const lines = useCatalogue(of)
  const shown = lines.filter((line) => !line.ended || kept.includes(line.id))
  const known = kept.filter((id) => !lines.some((line) => line.id === id)).map((id) => ({ value: id, label: titles?.[id] ?? `#${id}` }))
  return [...shown.map(({ id, item }) => ({ value: id, label: item.title })), ...known]
}

type One = { of: Of; value: number | null; label: string; titles?: Record<string, string>; onChange: (id: number | null) => void }

export function CatalogueField({ of, value, label, titles, onChange }: One) {
  const options = useOptions(of, value === null ? [] : [value], titles)
  return <Select className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={label} placeholder={label} value={value} options={options} notFoundContent={t('programmes.catalogue_empty')} popupMatchSelectWidth={false} onChange={(id?: number | null) => onChange(id ?? null)} />
}

type Many = { of: Of; value: number[]; label: string; titles?: Record<string, string>; onChange: (ids: number[]) => void }

export function CataloguesField({ of, value, label, titles, onChange }: Many) {
  return <Select mode="multiple" className="wide" showSearch={{ optionFilterProp: 'label' }} aria-label={label} placeholder={label} value={value} options={useOptions(of, value, titles)} notFoundContent={t('programmes.catalogue_empty')} onChange={onChange} />
}
