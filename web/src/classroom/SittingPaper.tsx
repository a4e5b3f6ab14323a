import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { SittingShown } from '../api/types'
import { useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { HandInDialog } from './HandInDialog'
import { SittingHead } from './SittingHead'
import { SittingMap } from './SittingMap'
import { SittingQuestion } from './SittingQuestion'
import { useAnswers } from './useAnswers'
import { useHandIn } from './useHandIn'
import { useLeft } from './useLeft'

type Props = { page: SittingShown; seenAt: number; again: () => void }

/** The paper while it is answered; whatever is typed is kept at once. */
export function SittingPaper({ page, seenAt, again }: Props) {
  useTitle(page.title)
  const { account } = useSession()
  const queries = useQueryClient()
  const { answers, set, state, savedAt, refused, flush } = useAnswers(page, account.id, again)
  const left = useLeft(page.due_at, Date.parse(page.now) - seenAt)
  const up = left === 0
  const { hand, busy, wrong } = useHandIn(page.id, up, flush, again)
  const [asking, setAsking] = useState(false)
  const [open, setOpen] = useState(false)
  const latest = useRef(answers)
  latest.current = answers
  useEffect(() => () => {
    // Whoever comes back finds what they answered, though the page was read before it.
    queries.setQueryData<SittingShown>([`/classroom/sittings/${page.id}`, {}], (old) => (old?.state === 'under_way' ? { ...old, asked: old.asked.map((one) => ({ ...one, answer: latest.current[one.place] ?? null })) } : old), { updatedAt: seenAt })
  }, [])
  const go = (place: number) => {
    setOpen(false)
    const question = document.getElementById(`question-${place}`)
    question?.scrollIntoView({ block: 'start' })
    question?.focus({ preventScroll: true })
  }
  return (
    <div className="page sitting">
      <SittingHead page={page} answers={answers} left={left} state={state} savedAt={savedAt} open={open} toggle={() => setOpen(!open)} />
      <SittingMap asked={page.asked} answers={answers} open={open} go={go} />
      <div className="sitting-paper">
        <header><h1>{page.title}</h1>{page.text && <p className="pre quiet">{page.text}</p>}</header>
        {up && <p className="note notice" role="alert">{t(state === 'away' || wrong ? 'sitting.up_away' : 'sitting.up')}</p>}
        {refused && <p className="problem" role="alert">{refused}</p>}
        <ol className="sitting-questions">
          {page.asked.map((asked, at) => (
            <li key={asked.place}>
              {page.parts[asked.part] && page.asked[at - 1]?.part !== asked.part && <h2 className="sitting-part">{page.parts[asked.part]}</h2>}
              <SittingQuestion asked={asked} answer={answers[asked.place] ?? null} off={up} set={(answer, typed) => set(asked.place, answer, typed)} />
            </li>
          ))}
        </ol>
        <footer className="sitting-foot"><span className="quiet small grow">{t('sitting.hand_in_hint')}</span><Button type="primary" size="large" disabled={up} loading={busy} onClick={() => setAsking(true)}>{t('sitting.hand_in')}</Button></footer>
      </div>
      {asking && !up && <HandInDialog asked={page.asked} answers={answers} away={state === 'away'} busy={busy} wrong={wrong} close={() => setAsking(false)} hand={hand} />}
    </div>
  )
}
