import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useReducer, useRef } from 'react'
import { refresh, useGet } from '../api/hooks'
import type { StudyShown } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { MayNotObserve } from './MayNotObserve'
import { NewStudy } from './NewStudy'
import { Notebook } from './Notebook'
import { nothingGiven } from './given'
import { StudyTold } from './StudyTold'
import '../care/care.css'
import './observe.css'

/** A notebook while it is one's own draft; what stands, once it is on file. */
export function StudyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [search] = useAddress<Search>()
  const may = useMay()('observe')
  const begun = useBegun(id, search)
  if (!may) return <div className="page narrow"><MayNotObserve /></div>
  if (begun.same) return <NewStudy key={begun.run} search={begun.search} begun={begun.begin} published={begun.end} />
  return <Known key={id} id={id} />
}

function Known({ id }: { id: string }) {
  const queries = useQueryClient()
  const { data: study, error, refetch, isFetchedAfterMount, fetchStatus } = useGet<StudyShown>(`/studies/${id}`, undefined, { fresh: 0 })
  const first = useRef<StudyShown | null>(null)
  // A notebook grows from what stood there when it was opened; later readings of the same draft do not change it under the hand.
  const read = isFetchedAfterMount || fetchStatus === 'paused' ? study : undefined
  if (read && first.current?.state !== read.state) first.current = read
  const shown = first.current
  if (!shown) return error ? <div className="page narrow"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  if (shown.state === 'published' || !shown.mine) return <StudyTold study={study ?? shown} />
  const published = () => void refresh(queries, [`/studies/${id}`])
  return <Notebook start={{ given: nothingGiven, object: id, shown, begun: () => undefined }} published={published} />
}

/** A study that begins here goes on under its own number, with the notebook left as it is. */
function useBegun(id: string, search: Search) {
  const go = useGo()
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const seen = useRef({ id: '', written: '', search, run: 0, begun: '' }).current
  if (id === 'new') {
    const written = JSON.stringify(search)
    if (seen.id !== 'new' || seen.written !== written) Object.assign(seen, { written, search, run: seen.run + 1, begun: '' })
  }
  seen.id = id
  return {
    same: id === 'new' || id === seen.begun, run: seen.run, search: seen.search,
    begin: (study: number) => {
      seen.begun = String(study)
      go(paths.study(study), true)
    },
    end: () => {
      seen.begun = ''
      draw()
    },
  }
}
