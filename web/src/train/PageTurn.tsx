import { Button } from 'antd'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

type Props = { offset: number; shown: number; count: number; turn: (offset: number) => void }
const PAGE = 100

/** A hundred people a page, back and on. */
export function PageTurn({ offset, shown, count, turn }: Props) {
  if (count <= PAGE) return null
  return (
    <div className="more no-print">
      <Button disabled={offset === 0} onClick={() => turn(Math.max(0, offset - PAGE))}>{t('hours.page_before')}</Button>
      <span className="quiet">{t('hours.page', { from: showNumber(offset + 1), to: showNumber(offset + shown), count: showNumber(count) })}</span>
      <Button disabled={offset + shown >= count} onClick={() => turn(offset + PAGE)}>{t('hours.page_after')}</Button>
    </div>
  )
}
