import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Chips } from '../care/Chips'
import { dictated, dictatedLine } from '../care/fields'
import type { Problem } from '../api/problem'
import type { Stance } from '../api/types'
import { code, t } from '../words/catalogue'
import { hasPlace, senseOf } from './codes'
import { KindButtons } from './KindButtons'
import { Photos } from './Photos'
import { isBlankSource, type TypedSource } from './study'

type Props = { value: TypedSource; fresh: boolean; label: string; problem: Problem | null; change: (next: Partial<TypedSource>) => void; remove: () => void }

const stances: { value: Stance; label: string }[] = [{ value: 'for', label: '+' }, { value: 'against', label: '\u2212' }]

/** One source: how one came to know, on which side it stands, what it says. */
export function SourceRow({ value, fresh, label, problem, change, remove }: Props) {
  const [changing, setChanging] = useState(false)
  const removal = <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('studies.source_remove', { label })} {...(isBlankSource(value) ? { onClick: remove } : {})} />
  const beside = problem?.field?.split('.').pop()
  const where = hasPlace(value.source) ? 'place' : 'who'
  return (
    <li className={`source-row ${value.stance}`}>
      <div className="source-head" role="group" aria-label={label}>
        <button type="button" className="source-kind" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          <span className="sense" aria-hidden>{t(`studies.sense.${senseOf(value.source)}`)}</span> {code('source_kind', value.source)} <DownOutlined aria-hidden className="fold-arrow" />
        </button>
        <Chips label={t('studies.stance')} value={value.stance} options={stances.map((one) => ({ ...one, label: `${one.label} ${code('stance', one.value)}` }))} choose={(stance) => stance && change({ stance })} />
        {isBlankSource(value) ? removal : <Popconfirm title={t('studies.source_remove_ask')} okText={t('talks.remove')} cancelText={t('action.cancel')} onConfirm={remove}>{removal}</Popconfirm>}
      </div>
      {changing && <KindButtons label={t('studies.source_change')} chosen={value.source} choose={(source) => { setChanging(false); change({ source }) }} />}
      <div data-field="source_text">
        <Input.TextArea {...dictated} autoFocus={fresh} className="low" rows={1} maxLength={2000} value={value.text} aria-label={t('studies.source_text', { label })} placeholder={t(`studies.source_like.${value.source}`)} onChange={(event) => change({ text: event.target.value })} />
      </div>
      <div className="source-more">
        <Input {...dictatedLine} maxLength={200} value={value[where]} aria-label={t(`studies.field.source_${where}`)} placeholder={t(`studies.${where}_like`)} onChange={(event) => change({ [where]: event.target.value })} onPressEnter={(event) => event.currentTarget.blur()} />
        <Photos value={value.files} change={(files) => change({ files })} />
      </div>
      {problem && <p className="field-error" role="alert">{beside === 'text' ? problem.message : `${t(`studies.field.source_${beside}`)} ${problem.message}`}</p>}
    </li>
  )
}
