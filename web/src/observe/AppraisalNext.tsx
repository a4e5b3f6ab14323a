import { Button, Popconfirm } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { AppraisingShown, AppraisingStep } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { AppraisalReply, AppraisalAnswer } from './AppraisalReply'
import { nextOf } from './Appraising'

/** What happens next and who may do it; whoever may finds it here to do. */
export function AppraisalNext({ shown }: { shown: AppraisingShown }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const next = nextOf(shown, today)
  const step = async (body: AppraisingStep) => {
    setBusy(true)
    setWrong('')
    try {
      const now = await send<AppraisingShown>('POST', `/appraisals/${shown.id}/steps`, body, { version: shown.version })
      queries.setQueryData([`/appraisals/${shown.id}`, {}], now)
      await refresh(queries, ['/appraisals', '/classes', '/day', `/people/${shown.person}`])
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <aside className="appraisal-next no-print" aria-label={t('appraisals.next')}>
      <h2>{t(next === 'done' ? 'appraisals.final' : 'appraisals.next')}</h2>
      <p>{t(`appraisals.next.${next === 'done' && shown.own ? 'own_done' : next}`, { name: shown.name, by: shown.opened_by, until: shown.reply_until ?? '' })}</p>
      {wrong && <p className="problem" role="alert">{wrong}</p>}
      {next === 'reply' && <AppraisalReply busy={busy} send={(agrees, text) => void step({ step: 'reply', agrees, text })} />}
      {next === 'answer' && <AppraisalAnswer busy={busy} send={(text) => void step({ step: 'answer', text })} />}
      {next === 'finish' && <Popconfirm title={t('appraisals.finish_ask')} description={t('appraisals.finish_effect')} okText={t('appraisals.finish')} cancelText={t('action.cancel')} onConfirm={() => void step({ step: 'finish' })}><Button type="primary" loading={busy}>{t('appraisals.finish')}</Button></Popconfirm>}
      {shown.entry !== null && <PathLink to={paths.entry(shown.person, shown.entry)}>{t('appraisals.to_entry')}</PathLink>}
      <PathLink to={paths.portrait(shown.person)}>{t('appraisals.to_portrait')}</PathLink>
    </aside>
  )
}
