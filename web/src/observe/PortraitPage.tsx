import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import type { PortraitShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { PortraitAxes } from './PortraitAxes'
import { PortraitCompared } from './PortraitCompared'
import { PortraitFacets } from './PortraitFacets'
import { PortraitHead } from './PortraitHead'
import { PortraitTools } from './PortraitTools'
import '../care/care.css'
import './observe.css'
import './portrait.css'

export type PortraitAddress = Search & { as_of?: string; than?: string; post?: string; unit?: string }

/** What the records say of one person on a day, facet by facet; beside another day, and beside what a post asks for. */
export function PortraitPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const [search] = useAddress<PortraitAddress>()
  const post = search.post && /^\d+$/.test(search.post) ? search.post : undefined
  const shown = useGet<PortraitShown>(`/people/${id}/portrait`, { as_of: search.as_of, post }, { keep: true })
  const other = useGet<PortraitShown>(search.than ? `/people/${id}/portrait` : null, { as_of: search.than, post }, { keep: true })
  useTitle(shown.data && `${shown.data.name} ${t('portrait.title')}`)
  const data = shown.data && String(shown.data.person) === id ? shown.data : undefined
  if (!data) return shown.error ? <div className="page"><ProblemNote error={shown.error} retry={() => void shown.refetch()} /></div> : <PageSkeleton />
  const than = search.than ? other.data : undefined
  const [earlier, later] = than && than.as_of > data.as_of ? [data, than] : [than, data]
  return (
    <div className="page observe portrait-page">
      <p className="no-print portrait-ways"><PathLink to={paths.person(data.person)}>{data.own ? t('frame.my_file') : t('portrait.to_file')}</PathLink><PathLink to={paths.statementsOf(data.person)}>{t('portrait.to_statements')}</PathLink></p>
      <PortraitHead portrait={data} />
      <p className={data.own ? 'note portrait-own' : 'quiet small'}>{t(data.own ? 'portrait.own_hint' : 'portrait.how')}</p>
      <PortraitTools key={`${search.as_of}-${search.than}`} portrait={data} />
      {shown.error && <ProblemNote error={shown.error} />}
      {other.error && <ProblemNote error={other.error} />}
      {earlier && later ? <PortraitCompared earlier={earlier} later={later} /> : <PortraitFacets portrait={data} />}
      <PortraitAxes portrait={later ?? data} earlier={earlier} post={post ? Number(post) : null} />
    </div>
  )
}
