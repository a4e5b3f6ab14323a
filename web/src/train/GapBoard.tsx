import { Checkbox } from 'antd'
import { useState } from 'react'
import type { GapLine } from '../api/types'
import { Section } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { type GapDeedKind, GapDeedDrawer } from './GapDeedDrawer'
import { GapLines } from './GapLines'
import { byField, GAPS_MOST, openOf, turned } from './gapsBy'
import { TickBar } from './TickBar'
import './need.css'

type Props = { rows: GapLine[]; chosen: string | undefined; choose: (field: string) => void }
type Open = { gap: GapLine; deed: GapDeedKind }

/** Field by field; what is done about each gap stands beside it. */
export function GapBoard({ rows, chosen, choose }: Props) {
  const may = useMay()('train')
  const [open, setOpen] = useState<Open | null>(null)
  const [marked, setMarked] = useState<number[]>([])
  const go = useGo()
  const fields = byField(rows)
  // What a filter hides is not sent along unseen.
  const ticked = openOf(rows).filter((id) => marked.includes(id))
  const deed = (gap: GapLine, deed: GapDeedKind) => <button key={deed} type="button" className="link" aria-label={t(`gaps.deed_of.${deed}`, { field: gap.gap.field, whose: gap.who?.name ?? gap.unit_name })} onClick={() => setOpen({ gap, deed })}>{t(`gaps.deed.${deed}`)}</button>
  const tools = (gap: GapLine) => <span className="row-tools no-print">{gap.state === 'closed' ? deed(gap, 'reopen') : <>{deed(gap, 'assign')}{deed(gap, 'close')}</>}</span>
  const all = (ids: number[]) => ids.every((id) => marked.includes(id))
  const tick = (gap: GapLine) => (gap.state === 'open' ? <Checkbox className="no-print" checked={marked.includes(gap.id)} aria-label={t('proposal.tick', { field: gap.gap.field, whose: gap.who?.name ?? gap.unit_name })} onChange={() => setMarked(turned(marked, [gap.id]))} /> : <span className="no-tick no-print" />)
  const tickAll = (ids: number[], field: string) => ids.length > 0 && <button type="button" className="link no-print" aria-label={t(all(ids) ? 'proposal.field_none_of' : 'proposal.field_all_of', { field })} onClick={() => setMarked(turned(marked, ids))}>{t(all(ids) ? 'proposal.tick_none' : 'proposal.field_all')}</button>
  return (
    <>
      {!chosen && fields.length > 1 && (
        <ul className="field-strip" aria-label={t('gaps.fields')}>
          {fields.map((one) => <li key={one.field}><button type="button" onClick={() => choose(one.field)}><span>{one.field}</span><span className="quiet small">{[one.people > 0 && counted('gaps.people_n', one.people), one.units > 0 && counted('gaps.units_n', one.units)].filter(Boolean).join(' · ')}</span></button></li>)}
        </ul>
      )}
      {fields.map((one) => (
        <Section key={one.field} title={one.field} note={[one.people > 0 && counted('gaps.people_n', one.people), one.units > 0 && counted('gaps.units_n', one.units), one.open > 0 && counted('gaps.open_n', one.open)].filter(Boolean).join(' · ')} tools={may && tickAll(openOf(one.rows), one.field)}>
          <GapLines rows={one.rows} person {...(may ? { tools, tick } : {})} />
        </Section>
      ))}
      {ticked.length > 0 && <TickBar told={ticked.length > GAPS_MOST ? t('proposal.too_many', { most: GAPS_MOST }) : counted('proposal.ticked', ticked.length)} action={counted('cneeds.propose', ticked.length)} disabled={ticked.length > GAPS_MOST} act={() => go(paths.newProposal(ticked))} drop={() => setMarked([])} />}
      {open && <GapDeedDrawer gap={open.gap} deed={open.deed} close={() => setOpen(null)} />}
    </>
  )
}
