import { Button, Input, Radio } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Entry } from '../api/types'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'

/** What the person says against an entry, and the answer to it, side by side with the entry for good. */
export function Contest({ entry, may, person }: { entry: Entry; may: boolean; person: number }) {
  const { contest } = entry
  const [upheld, setUpheld] = useState<boolean | null>(null)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  if (!contest) return null
  const answer = async () => {
    try {
      await send('POST', `/evidence/${entry.id}/contest/answer`, { upheld, text })
      await refresh(queries, [`/people/${person}/evidence`])
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  return (
    <div className={`contest ${contest.state}`}>
      <p><span className="tag notice">{code('contest_state', contest.state)}</span> <span className="quiet small">{t('ledger.contested', { by: contest.by, at: showInstant(contest.at) })}</span></p>
      <p className="pre">{contest.text}</p>
      {contest.answer !== null && <p className="pre"><span className="quiet small">{t('ledger.answered', { at: showInstant(contest.answered_at) })}</span><br />{contest.answer}</p>}
      {contest.state === 'open' && may && (
        <div className="stack tight no-print">
          <Radio.Group value={upheld} onChange={(event) => setUpheld(event.target.value as boolean)} options={[{ value: true, label: t('ledger.uphold') }, { value: false, label: t('ledger.dismiss') }]} />
          <Input.TextArea rows={2} value={text} maxLength={2000} aria-label={t('ledger.answer')} placeholder={t('ledger.answer_hint')} onChange={(event) => setText(event.target.value)} />
          {wrong && <span className="field-error" role="alert">{wrong}</span>}
          <div><Button type="primary" disabled={upheld === null || !text.trim()} onClick={() => void answer()}>{t('ledger.answer')}</Button></div>
        </div>
      )}
    </div>
  )
}
