import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useGo } from '../shell/address'

type Props = { title: string; hint?: string; action?: string; to?: string; onAction?: () => void; children?: ReactNode }

/** An empty page says what to do first. */
export function EmptyState({ title, hint, action, to, onAction, children }: Props) {
  const go = useGo()
  const act = onAction ?? (to ? () => go(to) : undefined)
  return (
    <div className="empty">
      <h3>{title}</h3>
      {hint && <p className="quiet">{hint}</p>}
      {children}
      {action && act && <Button type="primary" onClick={act}>{action}</Button>}
    </div>
  )
}
