import { Select } from 'antd'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { CatalogueLine, ProgrammeLine, SessionLine } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { spanInWords, titleOf } from './sessions'

type Props = { value: number | null; change: (value: number | null) => void; problem: Problem | null }
type Option = { value: number; label: string; detail: string }

const option = (choice: { data: Option }) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>

function Pick({ value, change, options, label, loading = false }: { value: number | null; change: (value: number | null) => void; options: Option[]; label: string; loading?: boolean }) {
  return <Select<number | null, Option> className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} value={value} loading={loading} options={options} optionRender={option as never} popupMatchSelectWidth={false} placeholder={t('field_hint.choose')} aria-label={label} onChange={(next) => change(next ?? null)} />
}

/** Programmes that run on the day, and the one chosen before. */
export function ProgrammeChoice({ value, change, problem, label }: Props & { label: string }) {
  const { today } = useSession()
  const { data, isPending } = useGet<ProgrammeLine[]>('/programmes', undefined, { fresh: 60_000 })
  const options = (data ?? []).filter(({ id, programme }) => id === value || (programme.since <= today && (programme.until === null || today <= programme.until)))
  return <Asked label={label} name="programme" problem={problem} optional><Pick value={value} change={change} loading={isPending} label={label} options={options.map(({ id, programme, unit_name }) => ({ value: id, label: programme.title, detail: `${code('programme_kind', programme.kind)} · ${unit_name}` }))} /></Asked>
}

export function SessionChoice({ value, change, problem, label }: Props & { label: string }) {
  const { data, isPending } = useGet<SessionLine[]>('/sessions', undefined, { fresh: 60_000 })
  return <Asked label={label} name="session" problem={problem} optional><Pick value={value} change={change} loading={isPending} label={label} options={(data ?? []).map((one) => ({ value: one.id, label: titleOf(one), detail: `${spanInWords(one)} · ${code('session_state', one.state)}` }))} /></Asked>
}

export function LecturerChoice({ value, change, problem }: Props) {
  const { data, isPending } = useGet<CatalogueLine[]>('/training/catalogue', { of: 'lecturer' }, { fresh: 60_000 })
  const options = (data ?? []).filter(({ id, ended }) => !ended || id === value).map(({ id, item }) => ({ value: id, label: item.title, detail: item.catalogue === 'lecturer' ? code('lecturer_kind', item.kind) : '' }))
  return <Asked label={t('catalogue.field.lecturer')} name="lecturer" problem={problem} optional hint={t('catalogue.lecturer_hint')}><Pick value={value} change={change} loading={isPending} label={t('catalogue.field.lecturer')} options={options} /></Asked>
}

export function ZoneChoice({ value, change, problem }: Props) {
  const { data, isPending } = useGet<CatalogueLine[]>('/training/catalogue', { of: 'zone' }, { fresh: 60_000 })
  const options = (data ?? []).filter(({ ended }) => !ended).map(({ id, item }) => ({ value: id, label: item.title, detail: item.catalogue === 'zone' ? t('catalogue.units_n', { n: item.units.length }) : '' }))
  return <Asked label={t('discussions.field.zone')} name="zone" problem={problem} optional><Pick value={value} change={change} loading={isPending} label={t('discussions.field.zone')} options={options} /></Asked>
}
