import { AutoComplete, Input, InputNumber } from 'antd'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { LessonsShown } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { CatalogueField } from '../programmes/CatalogueField'
import { t } from '../words/catalogue'
import type { TypedLesson } from './lesson'

type Props = { value: TypedLesson; change: (more: Partial<TypedLesson>) => void; problem: Problem | null; unitName: string | null; onWrong: (wrong: boolean) => void }

/** What an issue is called, from when it is seen, and what it counts for. */
export function LessonFields({ value, change, problem, unitName, onWrong }: Props) {
  const topics = useGet<LessonsShown>('/classroom/lessons', undefined, { fresh: 30_000 }).data?.topics ?? []
  return (
    <>
      <Asked label={t('lessons.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={100} onChange={(event) => change({ title: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('lessons.field.number')} name="number" problem={problem} optional><InputNumber className="wide" min={1} max={9999} precision={0} value={value.number} onChange={(number) => change({ number })} /></Asked>
        <Asked label={t('lessons.field.published_on')} name="published_on" problem={problem}><DateField whole value={value.published_on} onChange={(published_on) => change({ published_on })} onWrong={onWrong} /></Asked>
      </div>
      <div className="pair">
        <Asked label={t('lessons.field.topic')} name="topic" problem={problem} optional><AutoComplete className="wide" value={value.topic} options={topics.map((topic) => ({ value: topic }))} maxLength={60} onChange={(topic: string) => change({ topic })} /></Asked>
        <Asked label={t('lessons.field.hours')} name="tenths" problem={problem} hint={t('lessons.hours_hint')} optional><InputNumber className="wide" min={0} max={8} step={0.5} precision={1} value={value.hours} onChange={(hours) => change({ hours })} /></Asked>
      </div>
      <Asked label={t('lessons.field.text')} name="text" problem={problem} optional><Input.TextArea rows={3} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
      <div className="pair">
        <Asked label={t('lessons.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} name={unitName} label={t('lessons.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
        <Asked label={t('lessons.field.focus')} name="focus" problem={problem} optional><CatalogueField of="focus" value={value.focus} label={t('lessons.field.focus')} onChange={(focus) => change({ focus })} /></Asked>
      </div>
    </>
  )
}
