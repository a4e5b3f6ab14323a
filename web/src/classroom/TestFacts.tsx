import { AutoComplete, Input, InputNumber } from 'antd'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import { InstantField } from './InstantField'
import { type Stock, topicsOf, type TypedTest } from './test'

type Props = { value: TypedTest; change: (next: Partial<TypedTest>) => void; stock: Stock | undefined; problem: Problem | null; unitName: string | null; onDateWrong: (wrong: boolean) => void }

/** What the test is called, whose it is and when it is open. */
export function TestFacts({ value, change, stock, problem, unitName, onDateWrong }: Props) {
  const topics = topicsOf(stock ?? []).map(({ topic }) => ({ value: topic }))
  return (
    <div className="form">
      <div className="test-pair">
        <Asked label={t('tests.field.number')} name="number" problem={problem} optional><InputNumber className="wide" min={1} max={9999} precision={0} value={value.number} onChange={(number) => change({ number })} /></Asked>
        <Asked label={t('tests.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={100} placeholder={t('tests.title_like')} onChange={(event) => change({ title: event.target.value })} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('tests.field.topic')} name="topic" problem={problem} optional><AutoComplete className="wide" value={value.topic} options={topics} showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }} onChange={(topic: string) => change({ topic: topic ?? '' })} /></Asked>
        <Asked label={t('tests.field.unit')} name="unit" problem={problem} hint={t('tests.unit_hint')}><UnitPicker value={value.unit} name={unitName} label={t('tests.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
      </div>
      <div className="pair">
        <InstantField label={t('tests.field.opens')} name="opens" problem={problem} day={value.opens_on} time={value.opens_at} onDay={(opens_on) => change({ opens_on })} onTime={(opens_at) => change({ opens_at })} onWrong={onDateWrong} />
        <InstantField label={t('tests.field.closes')} name="closes" problem={problem} optional hint={t('tests.closes_hint')} day={value.closes_on} time={value.closes_at} onDay={(closes_on) => change({ closes_on })} onTime={(closes_at) => change({ closes_at })} onWrong={onDateWrong} />
      </div>
      <Asked label={t('tests.field.text')} name="text" problem={problem} optional><Input.TextArea rows={3} maxLength={2000} value={value.text} placeholder={t('tests.text_like')} onChange={(event) => change({ text: event.target.value })} /></Asked>
    </div>
  )
}
