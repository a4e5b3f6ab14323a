import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh, usePages } from '../api/hooks'
import type { Notice } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { PageHead } from '../kinds/Section'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { kindInWords } from './kinds'
import './day.css'

export function NoticesPage() {
  const list = usePages<Notice>('/notices')
  const queries = useQueryClient()
  const read = async (notice: Notice) => {
    if (notice.read) return
    await send('POST', `/notices/${notice.id}/read`).catch(() => undefined)
    await refresh(queries, ['/notices'])
  }
  return (
    <div className="page narrow">
      <PageHead title={t('notices.title')} />
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton />}
      {!list.loading && !list.error && list.rows.length === 0 && <EmptyState title={t('notices.none')} hint={t('notices.none_hint')} />}
      <ul className="notices">
        {list.rows.map((notice) => (
          <li key={notice.id} className={notice.read ? '' : 'unread'}>
            {notice.link
              ? <PathLink to={notice.link} onClick={() => void read(notice)}>{kindInWords('notice.kind', notice.kind, notice.arguments)}</PathLink>
              : <span>{kindInWords('notice.kind', notice.kind, notice.arguments)}</span>}
            {notice.deliveries.map((one) => <span key={one.channel} className="quiet small" title={one.trouble}>{t(`ways.delivery.${one.state}`, { channel: code('notice_channel', one.channel) })}</span>)}
            <span className="quiet small push">{showInstant(notice.at)}</span>
            {!notice.read && <button type="button" className="link small" onClick={() => void read(notice)}>{t('notices.read')}</button>}
          </li>
        ))}
      </ul>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </div>
  )
}
