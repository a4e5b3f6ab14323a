import { CheckCircleOutlined, CommentOutlined, ForkOutlined, PieChartOutlined, QuestionCircleOutlined, ShareAltOutlined, SyncOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ProblemState } from '../api/types'
import { code } from '../words/catalogue'

const marks: Record<ProblemState, ReactNode> = {
  unrouted: <QuestionCircleOutlined aria-hidden />, assigned: <SyncOutlined aria-hidden />, disputed: <ForkOutlined aria-hidden />, answered: <CommentOutlined aria-hidden />,
  half_solved: <PieChartOutlined aria-hidden />, closed: <CheckCircleOutlined aria-hidden />, joined: <ShareAltOutlined aria-hidden />,
}

export function StateMark({ state }: { state: ProblemState }) {
  return <span className={`problem-state ${state}`}>{marks[state]} {code('problem_state', state)}</span>
}
