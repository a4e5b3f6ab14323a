import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { ProjectLine } from '../api/types'
import { t } from '../words/catalogue'

type Props = { value?: number | null; onChange?: (project: number | null) => void; id?: string }

/** One of the projects one may see, by its name or unit. */
export function ProjectPicker({ value = null, onChange, id }: Props) {
  const { data, isFetching } = useGet<ProjectLine[]>('/projects', undefined, { fresh: 60_000 })
  const options = (data ?? []).map((line) => ({ value: line.id, label: line.project.title, unit: line.unit_name, words: `${line.project.title} ${line.unit_name}` }))
  return (
    <Select id={id ?? ''} className="wide" allowClear showSearch={{ optionFilterProp: 'words' }} value={value} loading={isFetching} options={options} popupMatchSelectWidth={false} placeholder={t('projects.choose')} aria-label={t('projects.choose')}
      notFoundContent={t('projects.none_to_choose')} optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.unit}</span></div>} onChange={(next?: number | null) => onChange?.(next ?? null)} />
  )
}
