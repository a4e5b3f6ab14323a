import { Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { useUnitName } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import type { Typed } from './study'
import { WhereAndWhen } from './WhereAndWhen'

type Props = { value: Typed; change: (next: Partial<Typed>) => void; problem: Problem | null; wrong: boolean; setWrong: (wrong: boolean) => void }

/** What is known already is shown and not asked: one line, with a way to change it. */
export function Where({ value, change, problem, wrong, setWrong }: Props) {
  const { today } = useSession()
  const [open, setOpen] = useState(value.unit === null)
  const unit = useUnitName(value.unit)
  const asked = ['unit', 'held_on', 'place', 'team'].includes(problem?.field ?? '') || value.unit === null || value.held_on === null || value.held_on > today || wrong
  if (open || asked) return <WhereAndWhen value={value} change={(next) => { setOpen(true); change(next) }} problem={problem} setWrong={setWrong} />
  const day = value.held_on === today ? t('talks.day.today') : value.held_on
  return (
    <div className="known-person known-where">
      <span><strong>{unit}</strong> <span className="quiet">{[value.place, day, value.unannounced && t('studies.unannounced')].filter(Boolean).join(' · ')}</span></span>
      <Button type="link" onClick={() => setOpen(true)}>{t('studies.change')}</Button>
    </div>
  )
}
