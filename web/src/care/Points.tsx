import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { t } from '../words/catalogue'
import { dictatedLine } from './fields'
import { Group } from './Group'

/** Points for the next talk, a line each. */
export function Points({ value, change, problem }: { value: string[]; change: (points: string[]) => void; problem: string | undefined }) {
  const set = (at: number, text: string) => change(value.map((point, index) => (index === at ? text : point)))
  return (
    <Group label={t('talks.field.left_open')} hint={t('talks.left_open_hint')} problem={problem}>
      {value.map((point, at) => (
        <div className="row nowrap" key={at}>
          <Input {...dictatedLine} autoFocus={point === ''} aria-label={t('talks.point_n', { n: at + 1 })} maxLength={200} value={point} onChange={(event) => set(at, event.target.value)} onPressEnter={() => point.trim() && change([...value, ''])} />
          <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('talks.point_remove', { n: at + 1 })} onClick={() => change(value.filter((_, index) => index !== at))} />
        </div>
      ))}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...value, ''])}>{t('talks.point_add')}</Button></div>
    </Group>
  )
}
