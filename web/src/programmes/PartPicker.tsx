import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { TrainingOf } from '../api/types'
import { t } from '../words/catalogue'
import { learnt } from './roster'

type Props = { person: number | null; value: number | null; onChange: (session: number | null) => void }

/** One of the trainings somebody took part in as a student, the latest first. */
export function PartPicker({ person, value, onChange }: Props) {
  const { data, isFetching } = useGet<TrainingOf>(person === null ? null : `/people/${person}/training`)
  const options = (data?.parts ?? []).filter(learnt).map(({ session }) => ({ value: session.id, label: session.title, day: session.from, words: `${session.title} ${session.unit_name} ${session.from}` }))
  return (
    <Select className="wide" allowClear disabled={person === null} showSearch={{ optionFilterProp: 'words' }} value={value} loading={isFetching} options={options} popupMatchSelectWidth={false} placeholder={t('projects.choose_session')} aria-label={t('projects.choose_session')}
      notFoundContent={t('projects.no_sessions')} optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.day}</span></div>} onChange={(next?: number | null) => onChange(next ?? null)} />
  )
}
