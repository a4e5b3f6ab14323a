import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, HourglassOutlined, PauseCircleOutlined } from '@ant-design/icons'
import type { ProblemState } from '../api/types'
import { useSession } from '../shell/session'
import { dueInWords, nearness } from './due'

const shapes = { over: <ExclamationCircleFilled aria-hidden />, soon: <HourglassOutlined aria-hidden />, later: <ClockCircleOutlined aria-hidden />, still: <PauseCircleOutlined aria-hidden />, done: <CheckOutlined aria-hidden /> }

/** The day it is due and how far off that is: by shape and words, colour last. */
export function Due({ of, day = true }: { of: { state: ProblemState; due: string | null; paused?: boolean }; day?: boolean }) {
  const { today } = useSession()
  const near = nearness(of, today)
  const dated = day && of.due !== null && !of.paused && near !== 'done'
  return (
    <span className={`due ${near}`}>
      {shapes[near]} {dated && <span className="due-day">{of.due}</span>} <span>{dueInWords(of, today)}</span>
    </span>
  )
}
