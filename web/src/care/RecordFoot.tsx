import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { type Given, problemsSent, type Typed } from './talk'

type Props = { draft: { value: Typed; saved: string | null; waits: boolean }; given: Given; lacks: string | undefined; busy: boolean; waiting: boolean; record: () => void; clear: () => void; children: ReactNode }

/** Always under the thumb: what is missing or will happen, and the one button. */
export function RecordFoot({ draft, given, lacks, busy, waiting, record, clear, children }: Props) {
  const problems = problemsSent(draft.value).length
  const effect = given.replaces ? t('talks.effect_correct') : problems > 0 ? t(problems === 1 ? 'talks.effect_problem' : 'talks.effect_problems', { n: problems }) : t('talks.effect')
  const kept = draft.waits ? t('talks.kept_here') : draft.saved ? t('form.draft_saved', { at: showInstant(draft.saved) }) : ''
  return (
    <div className="form-foot record-foot">
      {children}
      <span className="quiet small grow" aria-live="polite">{!waiting && (lacks ? t(`talks.lacks.${lacks}`) : effect)}{!waiting && kept && <><br />{kept}</>}</span>
      {(draft.saved || draft.waits) && !busy && <Popconfirm title={t('talks.clear_ask')} okText={t('talks.clear')} cancelText={t('action.cancel')} onConfirm={clear}><Button>{t('talks.clear')}</Button></Popconfirm>}
      <Button type="primary" size="large" loading={busy} onClick={record}>{t(waiting ? 'talks.send_now' : given.replaces ? 'talks.correct' : 'talks.record')}</Button>
    </div>
  )
}
