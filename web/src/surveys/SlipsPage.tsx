import { PrinterOutlined } from '@ant-design/icons'
import { useBlocker, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kinds/EmptyState'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { Slip } from './Slip'
import { dropSlips, type Slips, sheets, slipsOf } from './slips'
import '../people/form.css'
import './surveys.css'

/** Slips on A4, ten a sheet. Only this page's memory has their codes. */
export function SlipsPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const [slips] = useState(() => slipsOf(Number(id)))
  useTitle(t('surveys.slips'))
  return slips ? <Sheets slips={slips} /> : <div className="page"><EmptyState title={t('surveys.slips_gone')} hint={t('surveys.slips_gone_hint')} action={t('surveys.back')} to={paths.survey(Number(id))} /></div>
}

function Sheets({ slips }: { slips: Slips }) {
  const { modal } = App.useApp()
  const go = useGo()
  const leave = async () => {
    const sure = await modal.confirm({ title: t('surveys.slips_leave'), content: t('surveys.slips_leave_hint'), okText: t('surveys.slips_leave_go'), cancelText: t('surveys.slips_stay') })
    if (sure) dropSlips()
    return !sure
  }
  useBlocker({ shouldBlockFn: leave, enableBeforeUnload: true })
  const all = sheets(slips.codes)
  return (
    <div className="form-screen slips">
      <div className="form-tools no-print">
        <h1 className="slips-title">{t('surveys.slips_n', { n: slips.codes.length, name: slips.group, sheets: all.length })}</h1>
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button>
        <Button onClick={() => go(paths.survey(slips.survey))}>{t('surveys.back')}</Button>
        <span className="slips-once">{t('surveys.slips_once')}</span>
      </div>
      <div className="sheets slip-sheets" tabIndex={0}>
        {all.map((codes) => <div key={codes[0]} className="slip-sheet">{codes.map((code) => <Slip key={code} slips={slips} code={code} />)}</div>)}
      </div>
    </div>
  )
}
