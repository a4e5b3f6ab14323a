import { useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { SittingAsked, SittingShown } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { thousandthsOf } from './sitting'

/** Points for an answer that only a person can mark. Once every one has some, the result stands. */
export function MarkField({ sitting, asked }: { sitting: number; asked: SittingAsked }) {
  const [points, setPoints] = useState<number | null>(asked.earned)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  const n = asked.place + 1
  const give = async () => {
    if (points === null) return
    setBusy(true)
    setWrong('')
    try {
      const shown = await send<SittingShown>('POST', `/classroom/sittings/${sitting}/answers/${asked.place}/mark`, { mark: thousandthsOf(points, asked.points) })
      queries.setQueryData([`/classroom/sittings/${sitting}`, {}], shown)
      void refresh(queries, ['/classroom/tests'])
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="mark-field">
      <label>{t('sitting.give')} <InputNumber aria-label={t('sitting.give_of', { n })} min={0} max={asked.points} step={0.5} value={points} onChange={setPoints} onPressEnter={() => void give()} /></label>
      <span className="quiet">{t('sitting.of_points', { of: showNumber(asked.points) })}</span>
      <Button type={asked.earned === null ? 'primary' : 'default'} loading={busy} disabled={points === null || points === asked.earned} aria-label={t('sitting.mark_of', { n })} onClick={() => void give()}>{t(asked.earned === null ? 'sitting.mark' : 'sitting.mark_again')}</Button>
      {wrong && <span className="field-error" role="alert">{wrong}</span>}
    </div>
  )
}
