import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Problem } from '../api/problem'
import { Section } from '../kinds/Section'
import { moved } from '../surveys/typed'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { blankPart, partRefused, type Stock, totalsOf, type TypedPart, type TypedTest } from './test'
import { PartEditor } from './PartEditor'

type Props = { value: TypedTest; change: (next: Partial<TypedTest>) => void; stock: Stock | undefined; problem: Problem | null }

/** The parts of the paper and what they come to together. */
export function TestParts({ value, change, stock, problem }: Props) {
  const { parts } = value
  const at = partRefused(problem?.field)
  const totals = totalsOf(parts)
  const put = (next: TypedPart[]) => change({ parts: next })
  return (
    <Section title={t('tests.field.parts')} tools={<strong className="test-totals" aria-live="polite">{`${counted('tests.n_questions', totals.questions)} · ${counted('tests.n_points', totals.points)}`}</strong>}>
      {problem?.field === 'parts' && <p className="field-error" role="alert">{problem.message}</p>}
      <ol className="test-parts">
        {parts.map((part, place) => (
          <PartEditor key={part.key} part={part} at={place} of={parts.length} stock={stock} problem={at === place ? problem : null}
            change={(next) => put(parts.map((one) => (one.key === part.key ? { ...one, ...next } : one)))}
            move={(to) => put(moved(parts, place, to))}
            remove={() => put(parts.filter(({ key }) => key !== part.key))} />
        ))}
      </ol>
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={() => put([...parts, blankPart()])}>{t('tests.part_add')}</Button>
    </Section>
  )
}
