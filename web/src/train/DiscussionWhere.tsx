import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker, useUnitName } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import type { TypedReport } from './discussion'

type Props = { value: TypedReport; change: (next: Partial<TypedReport>) => void; problem: Problem | null; wrong: boolean; setWrong: (wrong: boolean) => void }
const FIELDS = ['unit', 'from', 'to', 'place']

/** Which unit and when is known already: one line, with a way to change it. */
export function DiscussionWhere({ value, change, problem, wrong, setWrong }: Props) {
  const { today } = useSession()
  const [open, setOpen] = useState(false)
  const name = useUnitName(value.unit)
  const asked = open || wrong || value.unit === null || value.on === null || FIELDS.includes(problem?.field?.split(/[./]/).pop() ?? '')
  const edit = (next: Partial<TypedReport>) => { setOpen(true); change(next) }
  if (!asked)
    return (
      <div className="known-person">
        <span><strong>{name}</strong> <span className="quiet">{[value.on === today ? t('train.today_is', { day: today }) : value.on, value.place].filter(Boolean).join(' · ')}</span></span>
        <Button type="link" onClick={() => setOpen(true)}>{t('discussions.change')}</Button>
      </div>
    )
  return (
    <>
      <div data-field="unit"><Asked label={t('discussions.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} label={t('discussions.field.unit')} onChange={(unit) => edit({ unit })} /></Asked></div>
      <div className="pair">
        <div data-field="on"><Asked label={t('discussions.field.on')} name="to" problem={problem}><DateField whole value={value.on} onChange={(on) => edit({ on })} onWrong={setWrong} /></Asked></div>
        <Asked label={t('discussions.field.place')} name="place" problem={problem} optional><Input value={value.place} maxLength={200} onChange={(event) => edit({ place: event.target.value })} /></Asked>
      </div>
    </>
  )
}
