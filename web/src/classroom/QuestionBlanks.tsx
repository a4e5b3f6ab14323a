import { Input } from 'antd'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { blanksShown, placeRefused, takenOf, type TypedQuestion } from './bank'

type Props = { value: TypedQuestion; change: (next: Partial<TypedQuestion>) => void; problem: Problem | null }

/** For each blank of the text the answers that are taken. */
export function QuestionBlanks({ value, change, problem }: Props) {
  const blanks = blanksShown(value)
  const refused = placeRefused(problem?.field, 'blanks')
  const whole = problem && /asked[./]blanks$/.test(problem.field ?? '') ? problem.message : ''
  return (
    <fieldset className="asked bank-field">
      <legend className="label">{t('bank.field.blanks')}</legend>
      <span className="quiet small">{t('bank.blanks_hint')}</span>
      <ol className="bank-options">
        {blanks.map((text, at) => (
          <li key={at}>
            <span className="quiet">{t('bank.blank_n', { n: at + 1 })}</span>
            <div className="grow">
              <Input value={text} maxLength={400} aria-label={t('bank.blank_of', { n: at + 1 })} placeholder={t('bank.blank_like')} status={refused === at ? 'error' : ''} onChange={(event) => change({ blanks: blanks.map((one, place) => (place === at ? event.target.value : one)) })} />
              {refused === at ? <span className="field-error" role="alert">{problem?.message}</span> : takenOf(text).length > 1 && <span className="quiet small">{t('bank.taken', { words: takenOf(text).join(t('list.or')) })}</span>}
            </div>
          </li>
        ))}
      </ol>
      {whole && <span className="field-error" role="alert">{whole}</span>}
    </fieldset>
  )
}
