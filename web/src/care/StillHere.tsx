import { Button } from 'antd'
import { t } from '../words/catalogue'

type Props = { sending: { busy: boolean; waiting: boolean }; asked: boolean; stop: () => void }

/** The line dropped: says that nothing is lost, and what happens next. */
export function StillHere({ sending, asked, stop }: Props) {
  if (sending.waiting)
    return (
      <div className="note notice still-here" role="status">
        <span><strong>{t('talks.not_sent')}</strong> {t('talks.not_sent_then')}</span>
        {!sending.busy && <Button onClick={stop}>{t('talks.not_now')}</Button>}
      </div>
    )
  return asked && !sending.busy ? <div className="note notice still-here" role="status"><span>{t('talks.not_sent_before')}</span></div> : null
}
