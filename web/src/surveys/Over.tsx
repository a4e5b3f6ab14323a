import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

/** Nothing is left to answer here. */
export function Over({ title, hint, good = false, children }: { title: string; hint: string; good?: boolean; children?: ReactNode }) {
  return (
    <div className="answer-over" role="status">
      <span className={good ? 'answer-good' : 'quiet'} aria-hidden>{good ? <CheckCircleOutlined /> : <StopOutlined />}</span>
      <h1>{title}</h1>
      <p className="quiet">{hint}</p>
      {children}
    </div>
  )
}
