import { useQueryClient } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { Placed } from '../api/types'
import { t } from '../words/catalogue'
import { POINTS_MAX, showPoints, tenthsOfPoints } from './scores'

type Props = { session: number; line: Placed; at: number; round: string }

/** One's own points for one entrant in one round; the mean of all judges stands below. */
export function ScoreCell({ session, line, at, round }: Props) {
  const given = line.own[at] == null ? null : line.own[at] / 10
  const mean = line.rounds[at] ?? null
  const queries = useQueryClient()
  const [typed, setTyped] = useState<number | null>(given)
  const [kept, setKept] = useState<number | null>(given)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const path = `/sessions/${session}/scores`
  const keep = async () => {
    if (typed === null || typed === kept || busy) return
    setBusy(true)
    setWrong('')
    try {
      queries.setQueryData([path, {}], await send<Placed[]>('POST', path, { part: line.part, round: at, tenths: tenthsOfPoints(typed) }))
      setKept(typed)
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <InputNumber aria-label={t('sessions.points_of', { name: line.name, round })} min={0} max={POINTS_MAX} step={0.1} precision={1} controls={false} inputMode="decimal" value={typed} status={wrong ? 'error' : ''} onChange={setTyped} onBlur={() => void keep()} onPressEnter={(event) => event.currentTarget.blur()} />
      <span className="quiet small score-mean" aria-live="polite">{busy ? t('sessions.points_keeping') : mean === null ? t('sessions.unjudged') : t('sessions.mean_n', { n: showPoints(mean) })}</span>
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </>
  )
}
