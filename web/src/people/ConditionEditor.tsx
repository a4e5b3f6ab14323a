import { Checkbox, Input, InputNumber } from 'antd'
import type { Field, Filter } from '../api/types'
import { CodesField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { UnitsPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import type { Condition } from './filter'

type Props = { condition: Exclude<Condition, { op: 'held' }>; fields: Field[]; change: (filter: Filter) => void }

/** One condition, edited in the way its field is written. */
export function ConditionEditor({ condition, fields, change }: Props) {
  switch (condition.op) {
    case 'under':
      return <div className="condition"><span>{t('filter.add.under')}</span><UnitsPicker value={condition.units} onChange={(units) => change({ ...condition, units })} /></div>
    case 'appraised':
      return (
        <div className="condition">
          <span>{t('field.appraisals')}</span>
          <Year value={condition.from_year} label={t('filter.from_year')} set={(from_year) => change({ ...condition, ...part('from_year', from_year) })} />
          <span>–</span>
          <Year value={condition.to_year} label={t('filter.to_year')} set={(to_year) => change({ ...condition, ...part('to_year', to_year) })} />
          <CodesField table="appraisal" value={condition.grades} onChange={(grades) => change({ ...condition, grades })} placeholder={t('filter.grades')} />
          <InputNumber min={1} max={50} value={condition.times_min ?? 1} aria-label={t('filter.times')} onChange={(times) => change({ ...condition, times_min: times ?? 1 })} />
          <span>{t('filter.times')}</span>
        </div>
      )
    case 'awarded':
      return (
        <div className="condition">
          <span>{t('filter.add.awarded')}</span>
          <CodesField table="award_kind" value={condition.kinds} onChange={(kinds) => change({ ...condition, kinds })} />
          <span>{t('filter.since')}</span>
          <DateField placeholder={t('filter.from')} value={condition.from ?? null} onChange={(from) => change({ ...condition, from })} />
        </div>
      )
    case 'punished':
      return (
        <div className="condition">
          <span>{t('filter.add.punished')}</span>
          <CodesField table="penalty_kind" value={condition.kinds} onChange={(kinds) => change({ ...condition, kinds })} />
          <Checkbox checked={condition.in_force ?? false} onChange={(event) => change({ ...condition, in_force: event.target.checked })}>{t('filter.in_force')}</Checkbox>
        </div>
      )
    default:
      return <FieldCondition condition={condition} field={fields.find((one) => one.field === condition.field)} change={change} />
  }
}

type FieldProps = { condition: Extract<Condition, { field: string }>; field: Field | undefined; change: (filter: Filter) => void }

function FieldCondition({ condition, field, change }: FieldProps) {
  const name = t(`field.${condition.field}`)
  if (condition.op === 'is')
    return <div className="condition"><span>{name}</span><CodesField table={field?.table ?? condition.field} label={name} value={condition.values} onChange={(values) => change({ ...condition, values })} /></div>
  if (condition.op === 'has')
    return (
      <div className="condition">
        <span>{name}</span><span className="quiet">{t('filter.has')}</span>
        <Input className="text" aria-label={name} value={condition.text} onChange={(event) => change({ ...condition, text: event.target.value })} />
      </div>
    )
  const numbers = field?.type === 'number'
  const ends = (['from', 'to'] as const).map((end) => numbers
    ? <InputNumber key={end} min={0} max={200} aria-label={`${name} ${t(`filter.${end}`)}`} value={condition[end] ? Number(condition[end]) : null} onChange={(value) => change({ ...condition, [end]: value === null ? null : String(value) })} />
    : <DateField key={end} placeholder={t(`filter.${end}`)} value={condition[end] ?? null} onChange={(value) => change({ ...condition, [end]: value })} />)
  return <div className="condition"><span>{name}</span>{ends[0]}<span>–</span>{ends[1]}</div>
}

function Year({ value, set, label }: { value: number | undefined; set: (value: number | null) => void; label: string }) {
  return <InputNumber min={1950} max={2100} controls={false} className="year" placeholder={label} aria-label={label} value={value ?? null} onChange={set} />
}

function part(name: 'from_year' | 'to_year', value: number | null) {
  return value === null ? { [name]: undefined } : { [name]: value }
}
