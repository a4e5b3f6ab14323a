import { Checkbox } from 'antd'
import { t } from '../words/catalogue'
import type { Fields } from './RecordFields'

/** An interview may be read when posts are filled, and the person is to know that before speaking. */
export function ToldOfUse({ value, change, problem }: Fields) {
  if (value.kind !== 'interview') return null
  return (
    <div className="note notice told" data-field="told_of_use">
      <p>{t('talks.interview_says')}</p>
      <Checkbox checked={value.told_of_use} onChange={(event) => change({ told_of_use: event.target.checked })}>{t('talks.field.told_of_use')}</Checkbox>
      {problem?.field === 'told_of_use' && <p className="field-error" role="alert">{problem.message}</p>}
    </div>
  )
}
