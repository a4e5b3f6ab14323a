import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { within } from '../care/fields'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { DifficultyCard } from './DifficultyCard'
import { blankDifficulty, difficultiesSent, type Typed, type TypedDifficulty } from './study'

type Props = { value: Typed; change: (next: (old: Typed) => Partial<Typed>) => void; problem: Problem | null }

/** Difficulties that came up, one by one; each becomes a problem with an owner and a clock. */
export function Difficulties({ value, change, problem }: Props) {
  const [fresh, setFresh] = useState('')
  const sent = difficultiesSent(value)
  const add = () => {
    const next = blankDifficulty()
    setFresh(next.id)
    change((old) => ({ difficulties: [...old.difficulties, next] }))
  }
  const edit = (id: string, next: Partial<TypedDifficulty>) => change((old) => ({ difficulties: old.difficulties.map((one) => (one.id === id ? { ...one, ...next } : one)) }))
  return (
    <section className="stack tight" aria-label={t('studies.difficulties')}>
      {value.difficulties.map((one, at) => (
        <DifficultyCard key={one.id} at={at} value={one} fresh={one.id === fresh} problem={within(problem, 'difficulties', sent.indexOf(one))}
          change={(next) => edit(one.id, next)} remove={() => change((old) => ({ difficulties: old.difficulties.filter(({ id }) => id !== one.id) }))} />
      ))}
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('studies.difficulty_add')}</Button>
      {value.difficulties.length === 0 && <span className="quiet small">{t('studies.difficulty_hint')}</span>}
    </section>
  )
}
