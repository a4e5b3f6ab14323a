import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { Problem } from '../api/problem'
import type { CohortStep } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'

type Props = { at: number; step: CohortStep; years: number[]; areas: string[]; problem: Problem | null; put: (step: CohortStep) => void; remove: () => void; setWrong: (wrong: boolean) => void }

/** A step of a year in one area: what is to be done; what came of it, and when, once it is done. */
export function StepFields({ at, step, years, areas, problem, put, remove, setWrong }: Props) {
  const own = problem?.field?.split(/[./]/).includes(String(at)) && problem.field.startsWith('steps') ? problem : null
  const known = (all: (string | number)[], one: string | number) => (all.includes(one) ? all : [...all, one]).map((value) => ({ value, label: String(value) }))
  return (
    <fieldset className="step-fields">
      <legend className="hidden-words">{t('programmes.step_n', { n: at + 1 })}</legend>
      <div className="step-where">
        <Asked label={t('programmes.field.step_year')} name="year" problem={own}><Select className="wide" value={step.year} options={known(years, step.year) as { value: number; label: string }[]} onChange={(year) => put({ ...step, year })} /></Asked>
        <Asked label={t('programmes.field.step_area')} name="area" problem={own}><Select className="wide" value={step.area} options={known(areas, step.area) as { value: string; label: string }[]} onChange={(area) => put({ ...step, area })} /></Asked>
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('programmes.step_remove', { n: at + 1 })} onClick={remove} />
      </div>
      <Asked label={t('programmes.field.step_text')} name="text" problem={own}><Input autoFocus={step.text === ''} maxLength={200} placeholder={t('programmes.step_like')} value={step.text} onChange={(event) => put({ ...step, text: event.target.value })} /></Asked>
      <div className="step-result">
        <Asked label={t('programmes.field.step_result')} name="result" problem={own} optional={step.done_on === null}><Input maxLength={500} value={step.result} onChange={(event) => put({ ...step, result: event.target.value })} /></Asked>
        <Asked label={t('programmes.field.step_done')} name="done_on" problem={own} optional><DateField whole value={step.done_on} onChange={(done_on) => put({ ...step, done_on })} onWrong={setWrong} /></Asked>
      </div>
    </fieldset>
  )
}
