import { Button } from 'antd'
import { sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'

/** When a page itself fails: say so, keep the rest, offer the two things that help. */
export function Broken({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="alone" role="alert">
      <h1>{t('frame.broken')}</h1>
      <p className="quiet">{t('frame.broken_hint')}</p>
      <p className="small quiet pre">{sentenceOf(error)}</p>
      <div className="row">
        <Button type="primary" onClick={retry}>{t('action.retry')}</Button>
        <Button onClick={() => location.reload()}>{t('action.reload')}</Button>
      </div>
    </div>
  )
}
