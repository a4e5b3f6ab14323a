import { Checkbox, Input, InputNumber } from 'antd'
import { CodeField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import type { Part } from './registers'

type Props = { part: Part; value: unknown; change: (value: unknown) => void; setWrong: (wrong: boolean) => void; unitName?: string | null }

export function PartField({ part, value, change, setWrong, unitName = null }: Props) {
  const text = typeof value === 'string' ? value : ''
  switch (part.kind) {
    case 'date':
    case 'day': return <DateField value={text || null} onChange={change} onWrong={setWrong} whole={part.kind === 'day'} />
    case 'text': return <Input value={text} maxLength={200} onChange={(event) => change(event.target.value)} />
    case 'long': return <Input.TextArea value={text} rows={3} onChange={(event) => change(event.target.value)} />
    case 'year': return <InputNumber value={typeof value === 'number' ? value : null} min={1950} max={2100} controls={false} onChange={change} />
    case 'flag': return <Checkbox checked={value === true} onChange={(event) => change(event.target.checked)}>{t('people.yes')}</Checkbox>
    case 'unit': return <UnitPicker value={typeof value === 'number' ? value : null} name={unitName} clear onChange={change} />
    default: return <CodeField table={part.kind.table} value={text || null} clear={!part.needed} onChange={change} />
  }
}
