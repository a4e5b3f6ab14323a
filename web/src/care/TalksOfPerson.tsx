import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useGet } from '../api/hooks'
import type { Need, Talk, TalksWith } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { LooksOverTime } from './LooksOverTime'
import { NeedLines } from './NeedLines'
import { OpenNeed } from './OpenNeed'
import { talkersOf } from './talk'
import { ProblemMarks } from './TalkProblems'
import { useSeen } from './useSeen'
import './care.css'

type Props = { person: number; name: string; own: boolean; asOf: string | undefined; /** A past state is for reading. */ fixed: boolean }
const FEW = 5

/** Talks held with the person; the person sees that they were held, by whom and when. */
export default function TalksOfPerson({ person, name, own, asOf, fixed }: Props) {
  const may = useMay()
  const go = useGo()
  const place = useRef<HTMLDivElement>(null)
  const seen = useSeen(place)
  const told = useGet<TalksWith>(seen ? `/people/${person}/talks` : null)
  const talks = told.data?.talks.filter((talk) => !asOf || talk.held_on <= asOf)
  const record = may('talks') && !own && !fixed
  return (
    <Section id="talks" title={t('people.section.talks')} count={talks?.length} note={own ? t('talks.own_note') : undefined}
      tools={record && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => go(paths.newTalk({ person }))}>{t('talks.record')}</Button>}>
      <div ref={place} className="stack talks-of">
        {told.error && <ProblemNote error={told.error} retry={() => void told.refetch()} />}
        {!seen && <div className="talks-place" />}
        {seen && !talks && !told.error && <RowsSkeleton rows={3} />}
        {talks && <Held talks={talks} name={name} own={own} carried={fixed ? [] : (told.data?.carried ?? [])} />}
        {seen && !fixed && <Needs person={person} own={own} may={own || may('care') || may('talks')} />}
      </div>
    </Section>
  )
}

function Held({ talks, name, own, carried }: { talks: Talk[]; name: string; own: boolean; carried: string[] }) {
  const [all, setAll] = useState(false)
  if (talks.length === 0) return <p className="quiet">{t(own ? 'talks.none_own' : 'talks.none_with')}</p>
  return (
    <>
      <LooksOverTime talks={talks} name={name} />
      <ul className="talk-lines">{(all ? talks : talks.slice(0, FEW)).map((talk) => <Line key={talk.id} talk={talk} />)}</ul>
      {talks.length > FEW && <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('talks.fewer') : t('talks.all_of', { n: talks.length })}</button>}
      {carried.length > 0 && <div><h3>{t('talks.field.left_open')}</h3><ul className="points">{carried.map((point) => <li key={point}>{point}</li>)}</ul></div>}
    </>
  )
}

function Line({ talk }: { talk: Talk }) {
  const facts = [code('talk_kind', talk.kind), talkersOf(talk).join(t('list.comma')), talk.unannounced && t('talks.unannounced')].filter(Boolean).join(' · ')
  return (
    <li>
      <span>{talk.talk ? <PathLink to={paths.talk(talk.id)} className="day">{talk.held_on}</PathLink> : <span className="day">{talk.held_on}</span>} {facts}</span>
      {talk.talk?.summary && <span className="two-lines quiet">{talk.talk.summary}</span>}
      <ProblemMarks problems={talk.problems} />
    </li>
  )
}

/** Needs of the person that the reader may know of; the person may put one on record. */
function Needs({ person, own, may }: { person: number; own: boolean; may: boolean }) {
  const [open, setOpen] = useState(false)
  const needs = useGet<Need[]>(may ? `/people/${person}/needs` : null)
  if (!may || !needs.data) return null
  return (
    <div className="stack tight">
      <div className="row"><h3>{t('needs.title')}</h3><button type="button" className="link push no-print" onClick={() => setOpen(true)}>{t(own ? 'needs.open_own' : 'needs.open')}</button></div>
      {needs.data.length > 0 ? <NeedLines needs={needs.data} /> : <p className="quiet small">{t(own ? 'needs.none_own' : 'needs.none_with')}</p>}
      {open && <OpenNeed person={person} own={own} close={() => setOpen(false)} />}
    </div>
  )
}
