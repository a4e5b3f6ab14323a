import { Button } from 'antd'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

export function MoreRows({ more, fetching, shown, count }: { more: (() => void) | null; fetching: boolean; shown: number; count?: number | undefined }) {
  return (
    <div className="more no-print">
      {count !== undefined && <span className="quiet">{t('list.shown', { shown: showNumber(shown), count: showNumber(count) })}</span>}
      {more && <Button onClick={more} loading={fetching}>{t('list.more')}</Button>}
    </div>
  )
}
