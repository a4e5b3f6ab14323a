import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import type { Need, Talk } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { NeedLines } from './NeedLines'
import { talkersOf } from './talk'
import { TalkFacts } from './TalkFacts'
import { TalkProblems } from './TalkProblems'
import { TalkWordsTold } from './TalkWordsTold'
import './care.css'

export function TalkPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: talk, error, refetch } = useGet<Talk>(`/talks/${id}`)
  if (talk && String(talk.id) === id) return <Told talk={talk} />
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

/** What came up stands first: it is what one comes back for. */
function Told({ talk }: { talk: Talk }) {
  const may = useMay()('talks')
  const go = useGo()
  const { account } = useSession()
  const own = account.person === talk.person
  return (
    <div className="page care">
      <div>
        <p className="no-print"><PathLink to={own ? paths.person(talk.person, 'talks') : paths.talks()}>{t(own ? 'frame.my_file' : 'talks.title')}</PathLink></p>
        <PageHead title={t('talks.with', { kind: code('talk_kind', talk.kind), name: talk.person_name })} detail={<Line talk={talk} />}>
          {talk.mine && talk.talk && <Button className="no-print" icon={<EditOutlined aria-hidden />} onClick={() => go(paths.newTalk({ replaces: talk.id }))}>{t('action.correct')}</Button>}
          {may && !own && <Button className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => go(paths.newTalk({ person: talk.person }))}>{t('talks.next_one')}</Button>}
        </PageHead>
      </div>
      {talk.replaced_by !== null && <p className="note notice">{t('talks.replaced')} <PathLink to={paths.talk(talk.replaced_by)}>{t('talks.to_newer')}</PathLink></p>}
      <div className="with-side">
        <div className="stack">
          {!talk.talk && <p className="note">{t(own ? 'talks.words_own' : 'talks.words_closed')}</p>}
          {talk.problems.length > 0 && <Raised talk={talk} />}
          {talk.kind === 'home_visit' && talk.talk && <NeedsOf talk={talk} />}
          {talk.talk && <TalkWordsTold words={talk.talk} />}
        </div>
        <TalkFacts talk={talk} />
      </div>
    </div>
  )
}

/** With whom, when and by whom, before one reads on. */
function Line({ talk }: { talk: Talk }) {
  return (
    <span className="talk-line">
      <span><PersonName id={talk.person} name={talk.person_name} /> {talk.post}</span>
      <span className="day">{talk.held_on}</span>
      <span>{t('talks.by', { names: talkersOf(talk).join(t('list.comma')) })}</span>
      {talk.unannounced && <span className="tag">{t('talks.unannounced')}</span>}
    </span>
  )
}

function Raised({ talk }: { talk: Talk }) {
  const answered = talk.problems.filter(({ state }) => state === 'answered' || state === 'half_solved').length
  return (
    <Section title={t('talks.raised')} count={talk.problems.length}>
      {answered > 0 && talk.held_by_me && <p className="note go-back">{t('talks.go_back', { name: talk.person_name })}</p>}
      <TalkProblems problems={talk.problems} />
    </Section>
  )
}

/** Needs that the visit found, for those who look after them. */
function NeedsOf({ talk }: { talk: Talk }) {
  const { data } = useGet<Need[]>(`/people/${talk.person}/needs`)
  const needs = data?.filter((need) => need.talk === talk.id) ?? []
  return needs.length > 0 ? <Section title={t('needs.title_found')} count={needs.length}><NeedLines needs={needs} /></Section> : null
}
