import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import type { Card, ChainLink } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import './observe.css'

/** Of one person: what formed them, what was seen of them, and the posts that followed, the first first. */
export function ChainPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const person = Number(id)
  const { data: card } = useGet<Card>(`/people/${id}/card`)
  const { data, error, refetch } = useGet<ChainLink[]>(`/people/${id}/chain`)
  return (
    <div className="page">
      <div>
        <p className="no-print"><PathLink to={paths.person(person)}>{card?.name ?? ''}</PathLink></p>
        <PageHead title={t('chain.title')} detail={t('chain.detail')} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('chain.none')} hint={t('chain.none_hint')} to={paths.person(person)} action={t('chain.to_file')} />}
      <ol className="chain">{data?.map((link, at) => <Line key={at} link={link} person={person} />)}</ol>
    </div>
  )
}

function Line({ link, person }: { link: ChainLink; person: number }) {
  const title = link.entry === null ? link.title : <PathLink to={`${paths.person(person)}?entry=${link.entry}`}>{link.title}</PathLink>
  return (
    <li data-kind={link.kind}>
      <span className="quiet">{link.on}</span>
      <b>{t(`chain.${link.kind}`)}</b>
      <span>{title}{link.line && <span className="quiet small"> {code('front_line', link.line)}</span>}</span>
    </li>
  )
}
