import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer } from 'antd'
import type { Field } from '../api/types'
import { t } from '../words/catalogue'

type Props = { fields: Field[]; columns: string[]; change: (columns: string[]) => void; close: () => void }

export default function ColumnsDrawer({ fields, columns, change, close }: Props) {
  const offered = fields.filter((field) => field.column && !columns.includes(field.field))
  const label = (name: string) => t(fields.find((field) => field.field === name)?.label ?? `field.${name}`)
  const move = (at: number, by: number) => {
    const next = [...columns]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    change(next)
  }
  return (
    <Drawer open onClose={close} title={t('people.columns_choose')} size={Math.min(360, innerWidth)}>
      <ul className="columns">
        {columns.map((name, at) => (
          <li key={name}>
            <Checkbox checked disabled={name === 'name'} onChange={() => change(columns.filter((one) => one !== name))}>{label(name)}</Checkbox>
            <span className="push row tight nowrap">
              <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={at === 0} aria-label={t('people.column_up', { name: label(name) })} onClick={() => move(at, -1)} />
              <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={at === columns.length - 1} aria-label={t('people.column_down', { name: label(name) })} onClick={() => move(at, 1)} />
            </span>
          </li>
        ))}
        {offered.map((field) => <li key={field.field}><Checkbox checked={false} onChange={() => change([...columns, field.field])}>{t(field.label)}</Checkbox></li>)}
      </ul>
    </Drawer>
  )
}
