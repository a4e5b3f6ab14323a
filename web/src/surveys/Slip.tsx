import { QRCode } from 'antd'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import type { Slips } from './slips'

/** One slip: scanned, or typed by hand from its code. */
export function Slip({ slips, code }: { slips: Slips; code: string }) {
  return (
    <div className="slip">
      <div className="slip-words">
        <p className="slip-name">{slips.title}</p>
        <p className="slip-how">{t('surveys.slip_how', { address: `${location.host}/s` })}</p>
        <p className="slip-code">{code}</p>
        <p>{t('surveys.until', { day: slips.closes })}<br />{t('surveys.slip_once')}</p>
      </div>
      <QRCode className="slip-picture" type="svg" bordered={false} size={120} color="#000000" bgColor="#ffffff" errorLevel="M" value={`${location.origin}${paths.slip(code)}`} />
    </div>
  )
}
