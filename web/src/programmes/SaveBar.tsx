import { Button } from 'antd'
import { useState } from 'react'
import { Problem } from '../api/problem'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'

/** A write from within a page: whether it runs, and what was refused. */
export function useSaving(act: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async () => {
    setBusy(true)
    setError(null)
    try {
      await act()
    } catch (wrong) {
      setError(wrong)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, problem: error instanceof Problem ? error : null, run }
}

type Props = { saving: ReturnType<typeof useSaving>; dirty: boolean; label?: string; refuse?: string | undefined; note?: string }

export function SaveBar({ saving, dirty, label = t('action.save'), refuse, note }: Props) {
  if (!dirty && saving.error === null) return null
  return (
    <div className="save-bar no-print">
      {saving.error !== null && <ProblemNote error={saving.error} />}
      <div className="row"><Button type="primary" loading={saving.busy} disabled={!dirty || Boolean(refuse)} onClick={() => void saving.run()}>{label}</Button><span className="quiet small" aria-live="polite">{refuse ?? note ?? t('sessions.unsaved')}</span></div>
    </div>
  )
}
