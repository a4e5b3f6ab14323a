import { Input, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import type { Problem } from '../api/problem'
import type { ProgrammePageShown } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { discussionForms, sessionForms } from './codes'
import type { TypedSession } from './session'

export type FieldsProps = { value: TypedSession; change: (next: Partial<TypedSession>) => void; problem: Problem | null }
type Props = FieldsProps & { programme: ProgrammePageShown | undefined; unitName: string | null; setWrong: (wrong: boolean) => void }

/** What it is, who holds it, when and where. */
export function SessionFields({ value, change, problem, programme, unitName, setWrong }: Props) {
  const bad = useRef({ from: false, to: false })
  const wrong = (which: 'from' | 'to') => (now: boolean) => {
    bad.current[which] = now
    setWrong(bad.current.from || bad.current.to)
  }
  const from = (day: string | null) => change({ from: day, ...(day && value.to && value.to < day ? { to: day } : {}) })
  const slots = programme?.slots.map((slot, at) => ({ value: at, label: t('sessions.slot_n', { n: at + 1, title: slot.title }), disabled: slot.session !== null && at !== value.slot })) ?? []
  return (
    <div className="session-fields">
      <Asked label={t('sessions.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('sessions.field.form')} name="form" problem={problem}><Select className="wide" value={value.form} options={choices('session_form', sessionForms)} onChange={(form) => change({ form })} /></Asked>
        {value.form === 'discussion' && <Asked label={t('sessions.field.discussion')} name="discussion" problem={problem}><Select className="wide" value={value.discussion ?? 'other'} options={choices('discussion_form', discussionForms)} onChange={(discussion) => change({ discussion })} /></Asked>}
        {slots.length > 0 && <Asked label={t('sessions.field.slot')} name="slot" problem={problem} optional><Select className="wide" allowClear value={value.slot} options={slots} placeholder={t('sessions.no_slot')} onChange={(slot?: number | null) => change({ slot: slot ?? null, ...(slot === undefined || slot === null ? {} : { chain: programme?.slots[slot]?.chain ?? value.chain }) })} /></Asked>}
      </div>
      <div className="pair">
        <Asked label={t('sessions.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} name={unitName} label={t('sessions.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
        <Asked label={t('sessions.field.place')} name="place" problem={problem} optional><Input value={value.place} maxLength={200} onChange={(event) => change({ place: event.target.value })} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('sessions.field.from')} name="from" problem={problem}><DateField whole value={value.from} onChange={from} onWrong={wrong('from')} /></Asked>
        <Asked label={t('sessions.field.to')} name="to" problem={problem}><DateField whole value={value.to} onChange={(to) => change({ to })} onWrong={wrong('to')} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('sessions.field.number')} name="number" problem={problem} optional><InputNumber className="wide" min={1} precision={0} value={value.number} onChange={(number) => change({ number })} /></Asked>
        <Asked label={t('sessions.field.capacity')} name="capacity" problem={problem} optional hint={t('sessions.capacity_hint')}><InputNumber className="wide" min={1} precision={0} value={value.capacity} onChange={(capacity) => change({ capacity })} /></Asked>
      </div>
      <Asked label={t('sessions.field.theme')} name="theme" problem={problem} optional><Input value={value.theme} maxLength={500} onChange={(event) => change({ theme: event.target.value })} /></Asked>
    </div>
  )
}
