import type { Problem } from '../api/problem'
import { DateField } from '../kinds/DateField'
import { TimeField } from '../programmes/TimeField'
import { t } from '../words/catalogue'

type Props = { label: string; name: string; problem: Problem | null; optional?: boolean; hint?: string; day: string | null; time: string; onDay: (day: string | null) => void; onTime: (time: string) => void; onWrong: (wrong: boolean) => void }

/** A day and a time of day by the clock of the house. */
export function InstantField({ label, name, problem, optional = false, hint, day, time, onDay, onTime, onWrong }: Props) {
  const wrong = problem?.field === name ? problem.message : ''
  return (
    <fieldset className={`asked instant-field${wrong ? ' wrong' : ''}`}>
      <legend className="label">{label}{optional && <span className="quiet"> {t('form.optional')}</span>}</legend>
      <div className="instant-pair">
        <label><span className="hidden-words">{t('tests.day_of', { what: label })}</span><DateField whole value={day} onChange={onDay} onWrong={onWrong} /></label>
        {day !== null && <label><span className="hidden-words">{t('tests.time_of', { what: label })}</span><TimeField value={time} onChange={onTime} /></label>}
      </div>
      {wrong ? <span className="field-error" role="alert">{wrong}</span> : hint && <span className="quiet small">{hint}</span>}
    </fieldset>
  )
}
