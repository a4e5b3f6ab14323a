import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import type { Slot } from '../api/types'
import { t } from '../words/catalogue'
import { CatalogueField } from './CatalogueField'

type Props = { value: Slot[]; filled: boolean[]; titles: Record<string, string>; change: (slots: Slot[]) => void }

/** Places of a series in their order; one that a session fills stays, and so do those before it. */
export function SlotsEditor({ value, filled, titles, change }: Props) {
  const put = (at: number, next: Partial<Slot>) => change(value.map((slot, index) => (index === at ? { ...slot, ...next } : slot)))
  const kept = filled.lastIndexOf(true)
  return (
    <div className="stack tight">
      <p className="quiet small">{t('programmes.slots_hint')}</p>
      {value.map((slot, at) => (
        <div className="slot-line" key={at}>
          <span className="quiet number">{at + 1}</span>
          <Input autoFocus={slot.title === ''} aria-label={t('programmes.slot_n', { n: at + 1 })} placeholder={t('programmes.slot_title')} maxLength={200} value={slot.title} onChange={(event) => put(at, { title: event.target.value })} />
          <CatalogueField of="chain" label={t('programmes.slot_chain')} titles={titles} value={slot.chain} onChange={(chain) => put(at, { chain })} />
          <Checkbox checked={slot.seminar} onChange={(event) => put(at, { seminar: event.target.checked })}>{t('programmes.seminar')}</Checkbox>
          <Button type="text" icon={<CloseOutlined aria-hidden />} disabled={at <= kept} aria-label={t('programmes.slot_remove', { n: at + 1 })} onClick={() => change(value.filter((_, index) => index !== at))} />
        </div>
      ))}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...value, { title: '', chain: null, seminar: false }])}>{t('programmes.slot_add')}</Button></div>
    </div>
  )
}
