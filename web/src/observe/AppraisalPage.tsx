import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { AppraisingKind, AppraisingShown, Card } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonPicker } from '../kinds/PersonPicker'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { AppraisalForm } from './AppraisalForm'
import { AppraisalTold } from './AppraisalTold'
import { appraisingKinds, blankAppraising } from './Appraising'
import { MayNotObserve } from './MayNotObserve'
import '../care/care.css'
import './observe.css'
import './portrait.css'

/** One appraisal from the first word to the last; `/appraisals/new` before there is one. */
export function AppraisalPage() {
  const { id = '' } = useParams({ strict: false })
  return id === 'new' ? <Beginning /> : <Begun id={id} />
}

function Begun({ id }: { id: string }) {
  const { data, error, refetch } = useGet<AppraisingShown>(`/appraisals/${id}`)
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  return (
    <div className="page observe appraisal-page">
      <p className="no-print"><PathLink to={paths.appraisals(data.state)}>{t('appraisals.title')}</PathLink></p>
      {data.state === 'open' && data.mine ? <AppraisalForm key={data.id} shown={data} person={data.person} name={data.name} post={data.post} start={data.appraising} /> : <AppraisalTold shown={data} />}
    </div>
  )
}

type Given = Search & { person?: string; kind?: string; project?: string; milestone?: string }
const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : null)

function Beginning() {
  const may = useMay()('observe')
  const { today } = useSession()
  const [search, change] = useAddress<Given>()
  const person = number(search.person)
  const card = useGet<Card>(person === null ? null : `/people/${person}/card`)
  const kind: AppraisingKind = appraisingKinds.find((one) => one === search.kind) ?? (search.milestone ? 'milestone' : search.project ? 'project_front' : 'no_post')
  const [start] = useState(() => blankAppraising(today, { kind, project: number(search.project), milestone: number(search.milestone), year: kind === 'yearly' ? Number(today.slice(0, 4)) - 1 : null }))
  if (!may) return <div className="page narrow"><MayNotObserve /></div>
  return (
    <div className="page observe appraisal-page">
      <p className="no-print"><PathLink to={paths.appraisals()}>{t('appraisals.title')}</PathLink></p>
      {person === null && (
        <>
          <PageHead title={t('appraisals.new')} detail={t('appraisals.new_detail')} />
          <label className="asked appraisal-whom"><span className="label">{t('appraisals.whom')}</span><PersonPicker autoFocus onChange={(next) => next !== null && change({ person: String(next) }, true)} /></label>
        </>
      )}
      {card.error && <ProblemNote error={card.error} />}
      {person !== null && card.data && <AppraisalForm key={person} shown={null} person={person} name={card.data.name} post={card.data.present_post} start={start} />}
    </div>
  )
}
