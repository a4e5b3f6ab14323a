import { useGet } from '../api/hooks'
import type { HandbookShown } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { useSession } from '../shell/session'
import { HandbookForm } from './HandbookForm'
import { blankHandbook, nextEdition } from './handbook'

/** A first edition, or the next one with the sections of the one before. */
export function NewHandbook({ from }: { from: string | undefined }) {
  const { today, grants } = useSession()
  const { data, error, refetch } = useGet<HandbookShown>(from ? `/training/handbooks/${from}` : null)
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (from && !data) return <PageSkeleton />
  return <HandbookForm page={null} draft={from ? `from-${from}` : 'new'} start={data ? nextEdition(data, today) : blankHandbook(grants[0]?.unit ?? null, today)} unitName={data?.unit_name ?? grants[0]?.unit_name ?? null} />
}
