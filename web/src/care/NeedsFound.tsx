import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { needKinds } from './codes'
import { dictated, within } from './fields'
import type { Fields } from './RecordFields'
import { blankNeed, needsSent, type TypedNeed } from './talk'

/** What a home visit found that somebody needs; read by the fewest. */
export function NeedsFound({ value, change, problem }: Fields) {
  const [fresh, setFresh] = useState('')
  const sent = needsSent(value)
  const add = () => {
    const next = blankNeed()
    setFresh(next.id)
    change({ needs: [...value.needs, next] })
  }
  const edit = (id: string, next: Partial<TypedNeed>) => change({ needs: value.needs.map((one) => (one.id === id ? { ...one, ...next } : one)) })
  return (
    <section className="stack tight" aria-label={t('needs.found')}>
      {value.needs.map((one, at) => {
        const wrong = within(problem, 'needs', sent.indexOf(one))
        return (
          <fieldset className="raised-card" key={one.id} aria-label={t('needs.need_n', { n: at + 1 })}>
            <div className="raised-head">
              <h3>{t('needs.need_n', { n: at + 1 })}</h3>
              <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('needs.remove', { n: at + 1 })} onClick={() => change({ needs: value.needs.filter(({ id }) => id !== one.id) })} />
            </div>
            <Asked label={t('needs.field.text')} name="text" problem={wrong}><Input.TextArea {...dictated} autoFocus={one.id === fresh} rows={3} maxLength={2000} value={one.text} onChange={(event) => edit(one.id, { text: event.target.value })} /></Asked>
            <Asked label={t('needs.field.kind')} name="kind" problem={wrong}><Select className="wide" value={one.kind} options={choices('care_kind', needKinds)} onChange={(kind) => edit(one.id, { kind })} /></Asked>
          </fieldset>
        )
      })}
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('needs.add')}</Button>
      <span className="quiet small">{t('needs.add_hint')}</span>
    </section>
  )
}
