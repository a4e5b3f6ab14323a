import { Input } from 'antd'
import type { Problem } from '../api/problem'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import type { TypedHandbook } from './handbook'

type Props = { value: TypedHandbook; change: (next: Partial<TypedHandbook>) => void; problem: Problem | null; unitName: string | null; onDateWrong: (wrong: boolean) => void }

export function HandbookFacts({ value, change, problem, unitName, onDateWrong }: Props) {
  return (
    <div className="form">
      <Asked label={t('handbooks.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={100} onChange={(event) => change({ title: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('handbooks.field.edition')} name="edition" problem={problem}><Input value={value.edition} maxLength={60} placeholder={t('handbooks.edition_like')} onChange={(event) => change({ edition: event.target.value })} /></Asked>
        <Asked label={t('handbooks.field.published_on')} name="published_on" problem={problem}><DateField whole value={value.published_on} onChange={(published_on) => change({ published_on })} onWrong={onDateWrong} /></Asked>
      </div>
      <Asked label={t('handbooks.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} name={unitName} label={t('handbooks.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
    </div>
  )
}
