import { Button } from 'antd'
import { usePages } from '../api/hooks'
import type { ProblemLine } from '../api/types'
import { t } from '../words/catalogue'

/** Answers wait for a word; they are due on no day and would stand last in the list. */
export function ToConfirm({ look }: { look: () => void }) {
  const { rows } = usePages<ProblemLine>('/problems', { side: 'raised', open: true, state: 'answered' })
  if (rows.length === 0) return null
  return (
    <div className="note notice to-confirm">
      <span>{t('problems.to_confirm', { n: rows.length })}</span>
      <Button size="small" onClick={look}>{t('problems.to_confirm_look')}</Button>
    </div>
  )
}
