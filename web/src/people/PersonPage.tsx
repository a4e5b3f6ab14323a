import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useGet } from '../api/hooks'
import type { PersonFile } from '../api/types'
import { Section } from '../kinds/Section'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { Ledger } from '../ledger/Ledger'
import { type Search, useAddress } from '../shell/address'
import { useMay, useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { AppraisalStrip } from './AppraisalStrip'
import { Career } from './Career'
import { PersonBasics } from './PersonBasics'
import { PersonHead } from './PersonHead'
import { PersonRail } from './PersonRail'
import { RegisterSection } from './RegisterSection'
import { sectionsOf } from './registers'
import { Sections } from './Sections'
import './person.css'

const TalksOfPerson = lazy(() => import('../care/TalksOfPerson'))
const ContributionsOfPerson = lazy(() => import('../projects/ContributionsOfPerson'))

export type PersonAddress = Search & { as_of?: string; known_at?: string; stage?: string; entry?: string }

export function PersonPage() {
  const { id } = useParams({ strict: false })
  const [search] = useAddress<PersonAddress>()
  const { account } = useSession()
  const may = useMay()
  const { data: file, error, refetch } = useGet<PersonFile>(`/people/${id}`, { as_of: search.as_of, known_at: search.known_at }, { keep: true })
  useTitle(file?.card.name)
  useEffect(() => { if (file && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView() }, [file?.id])
  if (error && !file) return <div className="page narrow"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!file || String(file.id) !== id) return <PageSkeleton />
  // A past state is for reading: writing always happens now.
  const fixed = Boolean(search.as_of || search.known_at)
  const own = account.person === file.id
  const talks = own || may('talks') || may('care')
  return (
    <div className="person">
      <PersonHead file={file} own={own} fixed={fixed} />
      {fixed && <p className="note notice person-fixed">{t('people.fixed', { day: search.as_of ?? t('date.now') })}</p>}
      <Sections sections={sectionsOf(file, talks)} />
      <div className="person-body">
        <div className="stack person-main">
          <PersonBasics file={file} fixed={fixed} />
          <Career file={file} />
          <RegisterSection file={file} register="appointments" fixed={fixed} />
          <RegisterSection file={file} register="ranks" fixed={fixed} />
          <RegisterSection file={file} register="educations" fixed={fixed} />
          <RegisterSection file={file} register="appraisals" fixed={fixed} picture={<AppraisalStrip file={file} />} />
          <RegisterSection file={file} register="awards" fixed={fixed} />
          <RegisterSection file={file} register="penalties" fixed={fixed} />
          <RegisterSection file={file} register="relatives" fixed={fixed} />
          <RegisterSection file={file} register="contacts" fixed={fixed} />
          {talks && <Suspense fallback={<div className="section" id="talks" />}><TalksOfPerson person={file.id} name={file.card.name} own={own} asOf={search.as_of} fixed={fixed} /></Suspense>}
          <Suspense fallback={<div className="section" id="contributions" />}><ContributionsOfPerson person={file.id} name={file.card.name} own={own} asOf={search.as_of} may={!fixed && (own || file.may.includes('evidence'))} /></Suspense>
          <Ledger person={file.id} name={file.card.name} may={fixed ? [] : file.may} />
          {file.resume && <Section id="resume" title={t('field.resume')}><p className="pre">{file.resume}</p></Section>}
        </div>
        <PersonRail file={file} />
      </div>
    </div>
  )
}
