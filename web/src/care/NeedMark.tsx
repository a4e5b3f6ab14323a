import { CheckCircleOutlined, ExclamationCircleOutlined, HeartOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { NeedState } from '../api/types'
import { code } from '../words/catalogue'

const marks: Record<NeedState, ReactNode> = { open: <ExclamationCircleOutlined aria-hidden />, helped: <HeartOutlined aria-hidden />, ended: <CheckCircleOutlined aria-hidden /> }

export function NeedMark({ state }: { state: NeedState }) {
  return <span className={`need-state ${state}`}>{marks[state]} {code('care_state', state)}</span>
}
