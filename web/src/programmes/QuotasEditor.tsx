import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Group } from '../care/Group'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'

type Quota = { unit: number; places: number }
type Props = { value: Quota[]; names: Record<string, string>; change: (quotas: Quota[]) => void; problem: string | undefined }

/** Places of units; a unit that is not named here sends as many as there is room for. */
export function QuotasEditor({ value, names, change, problem }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    <Group label={t('sessions.field.quotas')} hint={t('sessions.quotas_hint')} problem={problem}>
      {value.map((quota, at) => (
        <div className="quota-line" key={quota.unit}>
          <UnitPicker value={quota.unit} name={names[quota.unit] ?? null} label={t('sessions.quota_unit', { n: at + 1 })} onChange={(unit) => unit !== null && change(value.map((one) => (one === quota ? { ...one, unit } : one)))} />
          <InputNumber aria-label={t('sessions.quota_places', { n: at + 1 })} min={1} precision={0} value={quota.places} onChange={(places) => change(value.map((one) => (one === quota ? { ...one, places: places ?? 1 } : one)))} />
          <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('sessions.quota_remove', { n: at + 1 })} onClick={() => change(value.filter((one) => one !== quota))} />
        </div>
      ))}
      {adding && <UnitPicker value={null} label={t('sessions.quota_new')} onChange={(unit) => { if (unit !== null && !value.some((one) => one.unit === unit)) change([...value, { unit, places: 1 }]); setAdding(false) }} />}
      <div><Button icon={<PlusOutlined aria-hidden />} disabled={adding} onClick={() => setAdding(true)}>{t('sessions.quota_add')}</Button></div>
    </Group>
  )
}
