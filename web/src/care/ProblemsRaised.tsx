import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { t } from '../words/catalogue'
import { within } from './fields'
import { ProblemCard } from './ProblemCard'
import type { Fields } from './RecordFields'
import { blankProblem, problemsSent, type TypedProblem } from './talk'

/** Problems, one by one as they come up. */
export function ProblemsRaised({ value, change, problem, before }: Fields & { /** Raised already, in the talk that is corrected. */ before: number }) {
  const [fresh, setFresh] = useState('')
  const sent = problemsSent(value)
  const add = () => {
    const next = blankProblem()
    setFresh(next.id)
    change({ problems: [...value.problems, next] })
  }
  const edit = (id: string, next: Partial<TypedProblem>) => change({ problems: value.problems.map((one) => (one.id === id ? { ...one, ...next } : one)) })
  return (
    <section className="stack tight" aria-label={t('talks.problems')}>
      {value.problems.map((one, at) => (
        <ProblemCard key={one.id} at={at} value={one} fresh={one.id === fresh} problem={within(problem, 'problems', sent.indexOf(one))}
          change={(next) => edit(one.id, next)} remove={() => change({ problems: value.problems.filter(({ id }) => id !== one.id) })} />
      ))}
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('talks.problem_add')}</Button>
      {value.problems.length === 0 && <span className="quiet small">{t(before > 0 ? 'talks.problems_stay' : 'talks.problem_hint')}</span>}
    </section>
  )
}
