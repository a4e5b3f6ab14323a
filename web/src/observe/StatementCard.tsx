import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Chips } from '../care/Chips'
import { dictated, within } from '../care/fields'
import { Group } from '../care/Group'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import type { FrontLine } from '../api/types'
import { code, t } from '../words/catalogue'
import { frontLines } from './codes'
import { KindButtons } from './KindButtons'
import { SourceRow } from './SourceRow'
import { StandingLine } from './StandingLine'
import { blankSource, isBlankStatement, sourcesSent, standingOfTyped, type TypedSource, type TypedStatement } from './study'
import { WhomField } from './WhomField'

type Props = { at: number; value: TypedStatement; unit: number | null; fresh: boolean; problem: Problem | null; /** Its place among those that were sent. */ sent: number; change: (next: (old: TypedStatement) => Partial<TypedStatement>) => void; remove: () => void }

/** What is said of whose work, and the sources for it and against; what they amount to is said while they are noted. */
export function StatementCard({ at, value, unit, fresh, problem: all, sent, change, remove }: Props) {
  const [added, setAdded] = useState('')
  const problem = within(all, 'statements', sent)
  const lines = choices('front_line', frontLines) as { value: FrontLine; label: string }[]
  const own = sourcesSent(value)
  const add = (kind: string) => {
    const next = blankSource(kind, 'for', Date.now())
    setAdded(next.id)
    change((old) => ({ sources: [...old.sources, next] }))
  }
  const edit = (id: string, next: Partial<TypedSource>) => change((old) => ({ sources: old.sources.map((one) => (one.id === id ? { ...one, ...next } : one)) }))
  const removal = (act?: () => void) => <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('studies.statement_remove', { n: at + 1 })} {...(act ? { onClick: act } : {})} />
  const of = (field: string) => (problem?.field === `statements.${sent}.${field}` ? problem : null)
  return (
    <fieldset className="raised-card statement-card" data-card={value.id} aria-label={t('studies.statement_n', { n: at + 1 })}>
      <div className="raised-head">
        <h2>{t('studies.statement_n', { n: at + 1 })}</h2>
        {isBlankStatement(value) ? removal(remove) : <Popconfirm title={t('studies.statement_remove_ask')} okText={t('talks.remove')} cancelText={t('action.cancel')} onConfirm={remove}>{removal()}</Popconfirm>}
      </div>
      <WhomField value={value} unit={unit} problem={of('person')} change={(next) => change(() => next)} />
      <div data-field="front_line">
        <Group label={t('studies.field.front_line')} problem={of('front_line')?.message}><Chips label={t('studies.field.front_line')} value={value.front_line} options={lines} choose={(front_line) => change(() => ({ front_line }))} /></Group>
      </div>
      <div data-field="text">
        <Asked label={t('studies.field.text')} name="text" problem={of('text')}>
          <Input.TextArea {...dictated} autoFocus={fresh} className="low" rows={2} maxLength={2000} value={value.text} placeholder={value.front_line ? t(`studies.text_like.${value.front_line}`) : ''} onChange={(event) => change(() => ({ text: event.target.value }))} />
        </Asked>
      </div>
      <div className="sources" data-field="sources">
        <h3>{t('studies.sources')}</h3>
        {of('sources') && <p className="field-error" role="alert">{problem?.message}</p>}
        <ul>
          {value.sources.map((one, nth) => (
            <SourceRow key={one.id} value={one} fresh={one.id === added} label={t('studies.source_n', { n: nth + 1, kind: code('source_kind', one.source) })} problem={within(problem, `statements.${sent}.sources`, own.findIndex(({ id }) => id === one.id))}
              change={(next) => edit(one.id, next)} remove={() => change((old) => ({ sources: old.sources.filter(({ id }) => id !== one.id) }))} />
          ))}
        </ul>
        <KindButtons label={t('studies.source_add')} chosen={null} choose={add} />
      </div>
      <StandingLine standing={standingOfTyped(value)} live />
    </fieldset>
  )
}
