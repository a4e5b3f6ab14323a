import { Button } from 'antd'
import type { ReactNode } from 'react'
import { t } from '../words/catalogue'

type Props = { told: ReactNode; action: string; busy?: boolean; disabled?: boolean; act: () => void; drop: () => void }

/** What can be done with what is ticked; it stays in sight while there is something. */
export function TickBar({ told, action, busy = false, disabled = false, act, drop }: Props) {
  return (
    <div className="tick-bar no-print" role="group" aria-label={action}>
      <span className="grow" aria-live="polite">{told}</span>
      <Button onClick={drop}>{t('cneeds.untick')}</Button>
      <Button type="primary" loading={busy} disabled={disabled} onClick={act}>{action}</Button>
    </div>
  )
}
