import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import type { Search } from '../shell/address'
import { objectOf, useGiven } from './given'
import { Notebook } from './Notebook'

type Props = { search: Search; begun: (id: number) => void; published: () => void }

/** Nothing is sent before something is typed: looking at the empty page begins no study. */
export function NewStudy({ search, begun, published }: Props) {
  const { given, failed, reading } = useGiven(search)
  if (failed) return <div className="page narrow"><ProblemNote error={failed.error} retry={() => void failed.refetch()} /></div>
  if (reading) return <PageSkeleton />
  return <Notebook start={{ given, object: objectOf(search), shown: null, begun }} published={published} />
}
