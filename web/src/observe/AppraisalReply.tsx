import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { dictated } from '../care/fields'
import { t } from '../words/catalogue'

/** The person's own word, before anything is final. */
export function AppraisalReply({ busy, send }: { busy: boolean; send: (agrees: boolean, text: string) => void }) {
  const [agrees, setAgrees] = useState<boolean | null>(null)
  const [text, setText] = useState('')
  return (
    <div className="stack tight">
      <Radio.Group className="portrait-levels" value={agrees} onChange={(event) => setAgrees(event.target.value as boolean)} options={[{ value: true, label: t('appraisals.agree') }, { value: false, label: t('appraisals.disagree') }]} />
      <Input.TextArea {...dictated} rows={4} maxLength={2000} value={text} aria-label={t('appraisals.reply')} placeholder={t(agrees === false ? 'appraisals.reply_why' : 'appraisals.reply_optional')} onChange={(event) => setText(event.target.value)} />
      <Button type="primary" loading={busy} disabled={agrees === null || (!agrees && !text.trim())} onClick={() => agrees !== null && send(agrees, text.trim())}>{t('appraisals.reply_send')}</Button>
    </div>
  )
}

/** The written answer to a reply that does not agree. */
export function AppraisalAnswer({ busy, send }: { busy: boolean; send: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <div className="stack tight">
      <Input.TextArea {...dictated} rows={4} maxLength={2000} value={text} aria-label={t('appraisals.answer')} placeholder={t('appraisals.answer_hint')} onChange={(event) => setText(event.target.value)} />
      <Button type="primary" loading={busy} disabled={!text.trim()} onClick={() => send(text.trim())}>{t('appraisals.answer_send')}</Button>
    </div>
  )
}
