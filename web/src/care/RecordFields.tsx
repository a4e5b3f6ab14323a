import { Input } from 'antd'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { CarriedPoints } from './CarriedPoints'
import { dictated } from './fields'
import { More } from './More'
import { NeedsFound } from './NeedsFound'
import { ProblemsRaised } from './ProblemsRaised'
import { type Carried, TEXT_MOST, type Typed } from './talk'
import { ToldOfUse } from './ToldOfUse'

export type Fields = { value: Typed; change: (next: Partial<Typed>) => void; problem: Problem | null }

/** What was said, then what came up; all the rest is folded away. */
export function RecordFields({ value, change, problem, carried, focus, before }: Fields & { carried: Carried | null; focus: boolean; before: number }) {
  const over = [...value.summary].length - TEXT_MOST
  return (
    <>
      <ToldOfUse value={value} change={change} problem={problem} />
      {carried && <CarriedPoints carried={carried} settled={value.settled} change={(settled) => change({ settled })} />}
      <div data-field="summary">
        <Asked label={t('talks.field.summary')} name="summary" problem={problem} hint={over > -200 ? t(over > 0 ? 'talks.text_over' : 'talks.text_left', { n: Math.abs(over) }) : t(value.kind === 'talk' ? 'talks.summary_hint' : `talks.summary_hint_${value.kind}`)}>
          <Input.TextArea {...dictated} autoFocus={focus} rows={5} className="said" aria-required value={value.summary} onChange={(event) => change({ summary: event.target.value })} />
        </Asked>
      </div>
      {value.kind === 'home_visit' && <NeedsFound value={value} change={change} problem={problem} />}
      <ProblemsRaised value={value} change={change} problem={problem} before={before} />
      <More value={value} change={change} problem={problem} />
    </>
  )
}
