import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import type { CredentialMade } from '../api/types'
import { t } from '../words/catalogue'
import { snippet } from './purposes'

/** The secret is told this once: everything a tool asks for, ready to be copied. */
export function Admitted({ of, close }: { of: CredentialMade; close: () => void }) {
  const endpoint = `${location.origin}/xapi/`
  const lines: [string, string][] = [['endpoint', endpoint], ['name', of.name], ['secret', of.secret], ['snippet', snippet(endpoint, of.name, of.secret)]]
  return (
    <section className="admitted" aria-label={t('records.admitted', { title: of.title })}>
      <h2>{t('records.admitted', { title: of.title })}</h2>
      <p className="note notice">{t('records.once')}</p>
      <dl>{lines.map(([label, value]) => <Line key={label} label={t(`records.${label}`)} value={value} />)}</dl>
      <Button onClick={close}>{t('records.kept')}</Button>
    </section>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  const shown = useRef<InputRef>(null)
  const [copied, setCopied] = useState(false)
  // The clipboard is closed to pages on plain http, where this product mostly lives; what is selected can still be copied.
  const copy = () => {
    shown.current?.select()
    setCopied(document.execCommand('copy'))
  }
  return (
    <div className="admitted-line">
      <dt>{label}</dt>
      <dd><Input ref={shown} readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} /><Button icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />} aria-label={t('records.copy', { what: label })} onClick={copy}>{t(copied ? 'records.copied' : 'records.copy_short')}</Button></dd>
    </div>
  )
}
