import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { UnitPicker } from '../kinds/UnitPicker'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { choices, origins } from './codes'
import { type Fields, One } from './RaiseFields'

const folded = ['wish', 'origin', 'owner']

/** What mostly holds as it stands: said in a line, opened by whoever knows better, and where something in it was typed or refused. */
export function RaiseMore({ value, change, problem }: Fields) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const shown = open || value.wish !== '' || value.owner !== null || folded.includes(problem?.field ?? '')
  if (!shown)
    return (
      <div className="raise-more">
        <Button onClick={() => setOpen(true)}>{t('problems.more')}</Button>
        <span className="quiet small">{t(may('units.read') ? 'problems.more_says' : 'problems.more_says_origin', { origin: code('problem_origin', value.origin) })}</span>
      </div>
    )
  return (
    <>
      <One field="wish" problem={problem} optional><Input.TextArea autoFocus={open} rows={2} maxLength={2000} value={value.wish} onChange={(event) => change({ wish: event.target.value })} /></One>
      <div className="pair">
        <One field="origin" problem={problem}><Select className="wide" value={value.origin} options={choices('problem_origin', origins)} onChange={(origin) => change({ origin })} /></One>
        {may('units.read') && <One field="owner" problem={problem} optional><UnitPicker clear value={value.owner} label={t('problems.field.owner')} placeholder={t('problems.by_rule')} onChange={(owner) => change({ owner })} /></One>}
      </div>
    </>
  )
}
