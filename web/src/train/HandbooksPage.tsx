import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useGet } from '../api/hooks'
import type { HandbookLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { isAway } from './away'
import { HandbookRows } from './HandbookRows'
import { handbooksKept } from './handbookKept'
import { NewHandbook } from './NewHandbook'
import './train.css'

/** Editions, the latest first; `?new=1` publishes another, `&from=` begins with the sections of one. */
export function HandbooksPage() {
  const may = useMay()('train')
  const [search] = useAddress<Search & { new?: string; from?: string }>()
  return search.new && may ? <NewHandbook key={search.from ?? ''} from={search.from} /> : <Editions may={may} />
}

function Editions({ may }: { may: boolean }) {
  const { account } = useSession()
  const [, change] = useAddress<Search & { new?: string }>()
  const query = useGet<HandbookLine[]>('/training/handbooks')
  const away = isAway(query)
  const rows = query.data ?? (away ? handbooksKept(account.id) : undefined)
  const add = may ? () => change({ new: '1' }) : undefined
  return (
    <div className="page train handbooks">
      <PageHead title={t('handbooks.title')} detail={t('handbooks.detail')}>{add && !away && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('handbooks.publish')}</Button>}</PageHead>
      {away && <p className="note notice" role="status">{t(rows?.length ? 'handbooks.away_list' : 'handbooks.away_none')}</p>}
      {query.error && !away && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {!rows && !query.error && <RowsSkeleton rows={4} />}
      {query.data?.length === 0 && <EmptyState title={t('handbooks.none')} hint={t(may ? 'handbooks.none_hint' : 'handbooks.none_read')} {...(add ? { action: t('handbooks.publish'), onAction: add } : {})} />}
      {rows && rows.length > 0 && <HandbookRows rows={rows} />}
    </div>
  )
}
