import { Checkbox } from 'antd'
import { Group } from '../care/Group'
import { t } from '../words/catalogue'

type Props = { areas: string[]; value: string[]; onChange: (areas: string[]) => void; hint?: string; problem?: string | undefined }

/** Of the weak areas of the programme, some. */
export function WeakAreas({ areas, value, onChange, hint, problem }: Props) {
  return (
    <Group label={t('programmes.field.weak_areas')} hint={areas.length === 0 ? t('programmes.weak_none') : hint} problem={problem}>
      {areas.length > 0 && <Checkbox.Group value={value} options={areas} onChange={onChange} />}
    </Group>
  )
}
