import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { FixedStem } from './FixedStem'
import { QuestionPicker } from './QuestionPicker'
import type { TypedPart } from './test'

type Props = { part: TypedPart; n: number; problem: Problem | null; change: (next: Partial<TypedPart>) => void }

/** The questions of a part that are the same for everybody, picked from the bank. */
export function PartFixed({ part, n, problem, change }: Props) {
  const [picking, setPicking] = useState(false)
  const wrong = problem && !/title|tenths/.test(problem.field ?? '') ? problem.message : ''
  return (
    <div className="stack tight">
      {part.questions.length === 0 ? <p className="quiet">{t('tests.fixed_none')}</p> : (
        <ol className="test-fixed">
          {part.questions.map((id, at) => (
            <li key={id}><span className="quiet number">{at + 1}</span><FixedStem id={id} known={part.stems[id]} />
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('tests.fixed_remove', { n: at + 1 })} title={t('tests.fixed_remove', { n: at + 1 })} onClick={() => change({ questions: part.questions.filter((one) => one !== id) })} /></li>
          ))}
        </ol>
      )}
      {wrong && <p className="field-error" role="alert">{wrong}</p>}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => setPicking(true)}>{t('tests.pick')}</Button></div>
      {picking && <QuestionPicker n={n} chosen={part.questions} stems={part.stems} close={() => setPicking(false)} choose={(questions, stems) => change({ questions, stems })} />}
    </div>
  )
}
