import { RightOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

type Props = { title: string; value: string; open: boolean; set: (open: boolean) => void; children: ReactNode }

/** Folded away, with what it holds at present said beside its name. */
export function Fold({ title, value, open, set, children }: Props) {
  return (
    <details className="fold-row" open={open} onToggle={(event) => set(event.currentTarget.open)}>
      <summary><RightOutlined className="fold-arrow" aria-hidden /><span className="fold-title">{title}</span><span className="fold-value quiet">{value}</span></summary>
      {open && <div className="form fold-body">{children}</div>}
    </details>
  )
}
