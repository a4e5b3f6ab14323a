import { useState } from 'react'
import type { GapLine } from '../api/types'
import { Section } from '../kinds/Section'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { type GapDeedKind, GapDeedDrawer } from './GapDeedDrawer'
import { GapLines } from './GapLines'
import { byField } from './gapsBy'

type Props = { rows: GapLine[]; chosen: string | undefined; choose: (field: string) => void }
type Open = { gap: GapLine; deed: GapDeedKind }

/** Field by field; what is done about each gap stands beside it. */
export function GapBoard({ rows, chosen, choose }: Props) {
  const may = useMay()('train')
  const [open, setOpen] = useState<Open | null>(null)
  const fields = byField(rows)
  const deed = (gap: GapLine, deed: GapDeedKind) => <button key={deed} type="button" className="link" aria-label={t(`gaps.deed_of.${deed}`, { field: gap.gap.field, whose: gap.who?.name ?? gap.unit_name })} onClick={() => setOpen({ gap, deed })}>{t(`gaps.deed.${deed}`)}</button>
  const tools = (gap: GapLine) => <span className="row-tools no-print">{gap.state === 'closed' ? deed(gap, 'reopen') : <>{deed(gap, 'assign')}{deed(gap, 'close')}</>}</span>
  return (
    <>
      {!chosen && fields.length > 1 && (
        <ul className="field-strip" aria-label={t('gaps.fields')}>
          {fields.map((one) => <li key={one.field}><button type="button" onClick={() => choose(one.field)}><span>{one.field}</span><span className="quiet small">{[one.people > 0 && counted('gaps.people_n', one.people), one.units > 0 && counted('gaps.units_n', one.units)].filter(Boolean).join(' · ')}</span></button></li>)}
        </ul>
      )}
      {fields.map((one) => (
        <Section key={one.field} title={one.field} note={[one.people > 0 && counted('gaps.people_n', one.people), one.units > 0 && counted('gaps.units_n', one.units), one.open > 0 && counted('gaps.open_n', one.open)].filter(Boolean).join(' · ')}>
          <GapLines rows={one.rows} person {...(may ? { tools } : {})} />
        </Section>
      ))}
      {open && <GapDeedDrawer gap={open.gap} deed={open.deed} close={() => setOpen(null)} />}
    </>
  )
}
