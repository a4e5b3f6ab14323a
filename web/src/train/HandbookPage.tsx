import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { HandbookShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { isAway } from './away'
import { HandbookForm } from './HandbookForm'
import { HandbookRead } from './HandbookRead'
import { typedHandbook } from './handbook'
import { handbookKept, keepHandbook } from './handbookKept'
import './train.css'

/** An edition to read; `?edit=1` writes it. What was opened once can be read without the network. */
export function HandbookPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { account } = useSession()
  const [search] = useAddress<Search & { edit?: string }>()
  const query = useGet<HandbookShown>(`/training/handbooks/${id}`)
  const { data, error } = query
  useEffect(() => {
    if (data) keepHandbook(account.id, data)
  }, [data, account.id])
  const kept = isAway(query) ? handbookKept(account.id, Number(id)) : null
  const page = data ?? kept
  if (data?.may_write && search.edit) return <HandbookForm key={id} page={data} draft={id} start={typedHandbook(data)} unitName={data.unit_name} />
  if (page) return <HandbookRead key={id} page={page} away={!data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('handbooks.not_here')} hint={t('handbooks.not_here_hint')} action={t('handbooks.title')} to={paths.handbooks()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void query.refetch()} /></div> : <PageSkeleton />
}
