import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { choices, kinds } from './codes'
import type { Typed } from './raised'
import { RaiseMore } from './RaiseMore'
import { WhoseMatter } from './WhoseMatter'

export type Fields = { value: Typed; change: (next: Partial<Typed>) => void; problem: Problem | null }

/** What must be said first, what helps after it, what can be left to the rules last. */
export function RaiseFields({ value, change, problem }: Fields) {
  const may = useMay()
  const { grants } = useSession()
  const placeName = grants.find(({ unit }) => unit === value.place)?.unit_name ?? null
  return (
    <>
      <One field="title" problem={problem}><Input autoFocus value={value.title} maxLength={100} placeholder={t('problems.title_like')} onChange={(event) => change({ title: event.target.value })} /></One>
      <div className="pair">
        <One field="kind" problem={problem}><Select className="wide" value={value.kind} options={choices('problem_kind', kinds)} placeholder={t('field_hint.choose')} onChange={(kind) => change({ kind })} /></One>
        <One field="place" problem={problem}>{may('units.read') ? <UnitPicker value={value.place} name={placeName} label={t('problems.field.place')} onChange={(place) => change({ place })} /> : <OwnUnit value={value} change={change} />}</One>
      </div>
      <One field="text" problem={problem} optional hint={t('problems.matter_hint')}><Input.TextArea rows={4} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></One>
      <WhoseMatter value={value} change={change} problem={problem} />
      <RaiseMore value={value} change={change} problem={problem} />
    </>
  )
}

type OneProps = { field: keyof Typed; problem: Problem | null; optional?: boolean; hint?: string; children: ReactNode }

export function One({ field, problem, optional = false, hint, children }: OneProps) {
  return <div data-field={field}><Asked label={t(`problems.field.${field}`)} name={field} problem={problem} optional={optional} hint={hint}>{children}</Asked></div>
}

/** Whoever may not look units up speaks about their own. */
function OwnUnit({ value, change }: Omit<Fields, 'problem'>) {
  const { grants } = useSession()
  const options = grants.map(({ unit, unit_name }) => ({ value: unit, label: unit_name }))
  return <Select className="wide" value={value.place} options={options} onChange={(place) => change({ place })} />
}
