import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { dictated, dictatedLine } from '../care/fields'
import { Fold } from '../care/Fold'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { Card } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { UnitPicker } from '../kinds/UnitPicker'
import { choices, kinds } from '../problems/codes'
import { t } from '../words/catalogue'
import type { TypedDifficulty } from './study'

type Props = { at: number; value: TypedDifficulty; change: (next: Partial<TypedDifficulty>) => void; remove: () => void; problem: Problem | null; fresh: boolean }

const inside = ['text', 'wish', 'owner', 'raiser', 'person']

/** A difficulty in one line; who told of it and what else is known waits behind. */
export function DifficultyCard({ at, value, change, remove, problem, fresh }: Props) {
  const [open, setOpen] = useState(false)
  const card = useGet<Card>(value.person !== null && !value.name ? `/people/${value.person}/card` : null)
  const name = value.name || card.data?.name || ''
  const empty = !(value.title.trim() || value.text.trim() || value.wish.trim())
  const removal = <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('studies.difficulty_remove', { n: at + 1 })} {...(empty ? { onClick: remove } : {})} />
  const held = [value.text.trim() && t('problems.field.text'), value.wish.trim() && t('problems.field.wish'), (value.raiser.trim() || value.person !== null) && t('studies.field.raiser'), value.owner !== null && t('problems.field.owner'), value.protected && t('problems.keep_unsaid')].filter(Boolean)
  return (
    <fieldset className="raised-card" data-card={value.id} aria-label={t('studies.difficulty_n', { n: at + 1 })}>
      <div className="raised-head">
        <h2>{t('studies.difficulty_n', { n: at + 1 })}</h2>
        {empty ? removal : <Popconfirm title={t('studies.difficulty_remove_ask')} okText={t('talks.remove')} cancelText={t('action.cancel')} onConfirm={remove}>{removal}</Popconfirm>}
      </div>
      <div className="raised-line">
        <div data-field="title">
          <Asked label={t('studies.field.title')} name="title" problem={problem}>
            <Input {...dictatedLine} autoFocus={fresh} value={value.title} maxLength={100} placeholder={t('problems.title_like')} aria-required onChange={(event) => change({ title: event.target.value })} onPressEnter={(event) => event.currentTarget.blur()} />
          </Asked>
        </div>
        <Asked label={t('problems.field.kind')} name="kind" problem={problem}><Select className="wide" value={value.kind} options={choices('problem_kind', kinds)} onChange={(kind) => change({ kind })} /></Asked>
      </div>
      <Fold title={t('studies.difficulty_more')} value={held.join(t('list.comma'))} open={open || inside.some((field) => problem?.field?.endsWith(`.${field}`))} set={setOpen}>
        <Asked label={t('problems.field.text')} name="text" problem={problem} optional><Input.TextArea {...dictated} rows={3} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
        <Asked label={t('problems.field.wish')} name="wish" problem={problem} optional><Input.TextArea {...dictated} rows={2} maxLength={2000} value={value.wish} onChange={(event) => change({ wish: event.target.value })} /></Asked>
        <Asked label={t('studies.field.raiser')} name="raiser" problem={problem} optional hint={t('studies.raiser_hint')}><Input {...dictatedLine} maxLength={100} value={value.raiser} disabled={value.person !== null} onChange={(event) => change({ raiser: event.target.value })} /></Asked>
        <Asked label={t('studies.field.raiser_person')} name="person" problem={problem} optional><PersonPicker value={value.person} name={name} onChange={(person, chosen) => change({ person, name: chosen ?? '', ...(person === null ? {} : { raiser: '' }) })} /></Asked>
        <div className="asked">
          <Checkbox checked={value.protected} onChange={(event) => change({ protected: event.target.checked })}>{t('problems.keep_unsaid')}</Checkbox>
          <span className="quiet small">{t('problems.unsaid_hint')}</span>
        </div>
        <Asked label={t('problems.field.owner')} name="owner" problem={problem} optional><UnitPicker clear value={value.owner} label={t('problems.field.owner')} placeholder={t('problems.by_rule')} onChange={(owner) => change({ owner })} /></Asked>
      </Fold>
      {problem && !['title', 'kind', ...inside].some((field) => problem.field?.endsWith(`.${field}`)) && <p className="field-error" role="alert">{problem.message}</p>}
    </fieldset>
  )
}
