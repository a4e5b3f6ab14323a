import { Button } from 'antd'
import { sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'

export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className="problem" role="alert">
      <span>{sentenceOf(error)}</span>
      {retry && <Button size="small" onClick={retry}>{t('action.retry')}</Button>}
    </div>
  )
}
