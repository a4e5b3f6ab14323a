import { CalendarOutlined } from '@ant-design/icons'
import { App, Button, Input, type InputRef, Modal } from 'antd'
import { useRef, useState } from 'react'
import { send } from '../api/client'
import { sentenceOf } from '../api/problem'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import './hours.css'

type Props = { of: 'session' | 'lecturer' | 'room'; target: number }

/** The lessons of a class, a lecturer or a room in a calendar program: an address shown once. */
export function CalendarAddress({ of, target }: Props) {
  const may = useMay()('units.read')
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState('')
  const shown = useRef<InputRef>(null)
  if (!may) return null
  const make = async () => {
    setBusy(true)
    try {
      setMade(location.origin + (await send<{ path: string }>('POST', '/calendars', { of, target })).path)
    } catch (error) {
      void message.error(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  // The clipboard is closed to pages on plain http, where this product mostly lives; what is selected can still be copied.
  const copy = () => {
    shown.current?.select()
    if (document.execCommand('copy')) void message.success(t('calendars.copied'))
  }
  return (
    <>
      <Button className="no-print" icon={<CalendarOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('calendars.action')}</Button>
      <Modal title={t('calendars.action')} open={open} footer={null} destroyOnHidden onCancel={() => { setOpen(false); setMade('') }}>
        <div className="calendar-address">
          <p>{t('calendars.note')}</p>
          {made
            ? <><div className="row"><Input ref={shown} readOnly value={made} aria-label={t('duties.feed_address')} onFocus={(event) => event.target.select()} /><Button type="primary" onClick={copy}>{t('calendars.copy')}</Button></div><p className="quiet small">{t('calendars.once')}</p></>
            : <p><Button type="primary" loading={busy} onClick={() => void make()}>{t('calendars.make')}</Button></p>}
        </div>
      </Modal>
    </>
  )
}
