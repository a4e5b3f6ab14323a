import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { choices, kinds } from '../problems/codes'
import { t } from '../words/catalogue'
import { dictated, dictatedLine } from './fields'
import { Fold } from './Fold'
import type { TypedProblem } from './talk'

type Props = { at: number; value: TypedProblem; change: (next: Partial<TypedProblem>) => void; remove: () => void; problem: Problem | null; fresh: boolean }

/** A problem in one line; what else is known of it waits behind. */
export function ProblemCard({ at, value, change, remove, problem, fresh }: Props) {
  const [open, setOpen] = useState(false)
  const inside = ['text', 'wish', 'owner'].some((field) => problem?.field?.endsWith(`.${field}`))
  const empty = !(value.title.trim() || value.text.trim() || value.wish.trim())
  const removal = <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('talks.problem_remove', { n: at + 1 })} {...(empty ? { onClick: remove } : {})} />
  const held = [value.text.trim() && t('problems.field.text'), value.wish.trim() && t('problems.field.wish'), value.owner !== null && t('problems.field.owner'), value.protected && t('problems.keep_unsaid')].filter(Boolean)
  return (
    <fieldset className="raised-card" aria-label={t('talks.problem_n', { n: at + 1 })}>
      <div className="raised-head">
        <h3>{t('talks.problem_n', { n: at + 1 })}</h3>
        {empty ? removal : <Popconfirm title={t('talks.problem_remove_ask')} okText={t('talks.remove')} cancelText={t('action.cancel')} onConfirm={remove}>{removal}</Popconfirm>}
      </div>
      <div className="raised-line">
        <Asked label={t('talks.problem_title')} name="title" problem={problem}>
          <Input {...dictatedLine} autoFocus={fresh} value={value.title} maxLength={100} placeholder={t('problems.title_like')} aria-required onChange={(event) => change({ title: event.target.value })} onPressEnter={(event) => event.currentTarget.blur()} />
        </Asked>
        <Asked label={t('problems.field.kind')} name="kind" problem={problem}><Select className="wide" value={value.kind} options={choices('problem_kind', kinds)} onChange={(kind) => change({ kind })} /></Asked>
      </div>
      <Fold title={t('talks.problem_more')} value={held.join(t('list.comma'))} open={open || inside} set={setOpen}>
        <Asked label={t('problems.field.text')} name="text" problem={problem} optional><Input.TextArea {...dictated} rows={3} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
        <Asked label={t('problems.field.wish')} name="wish" problem={problem} optional><Input.TextArea {...dictated} rows={2} maxLength={2000} value={value.wish} onChange={(event) => change({ wish: event.target.value })} /></Asked>
        <Asked label={t('problems.field.owner')} name="owner" problem={problem} optional><UnitPicker clear value={value.owner} label={t('problems.field.owner')} placeholder={t('problems.by_rule')} onChange={(owner) => change({ owner })} /></Asked>
        <div className="asked">
          <Checkbox checked={value.protected} onChange={(event) => change({ protected: event.target.checked })}>{t('problems.keep_unsaid')}</Checkbox>
          <span className="quiet small">{t('problems.unsaid_hint')}</span>
        </div>
      </Fold>
      {problem && !['title', 'kind', 'text', 'wish', 'owner'].some((field) => problem.field?.endsWith(`.${field}`)) && <p className="field-error" role="alert">{problem.message}</p>}
    </fieldset>
  )
}
