import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Seats } from '../api/types'
import { SeatsFields } from '../duties/SeatsFields'
import { t } from '../words/catalogue'
import '../duties/duties.css'

const blank: Seats = { unit_kinds: [], post_kinds: [], title: '', unit_name: '' }

/** Posts whose holders are to come, as many kinds of them as it takes. */
export function RequiredEditor({ value, change }: { value: Seats[]; change: (seats: Seats[]) => void }) {
  return (
    <div className="stack tight">
      <p className="quiet small">{t('programmes.required_hint')}</p>
      {value.map((seats, at) => (
        <div className="seats-line" role="group" aria-label={t('programmes.required_n', { n: at + 1 })} key={at}>
          <SeatsFields value={seats} change={(next) => change(value.map((one, index) => (index === at ? next : one)))} />
          <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('programmes.required_remove', { n: at + 1 })} onClick={() => change(value.filter((_, index) => index !== at))} />
        </div>
      ))}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...value, blank])}>{t('programmes.required_add')}</Button></div>
    </div>
  )
}
