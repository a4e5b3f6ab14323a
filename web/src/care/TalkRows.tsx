import type { Talk } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { Names } from './Names'
import { talkersOf } from './talk'
import { ProblemMarks } from './TalkProblems'

export function TalkRows({ rows, label }: { rows: Talk[]; label: string }) {
  const go = useGo()
  return (
    <div className="talk-rows">
      <Table label={label} rows={rows} rowKey={(talk) => talk.id} open={(talk) => go(paths.talk(talk.id))} columns={[
        { key: 'held_on', head: t('talks.field.held_on'), least: 104, cell: (talk) => <PathLink to={paths.talk(talk.id)} className="day">{talk.held_on}</PathLink> },
        { key: 'person', head: t('talks.field.person'), title: true, least: 128, cell: (talk) => <><PersonName id={talk.person} name={talk.person_name} /> <span className="quiet small post two-lines" title={talk.post}>{talk.post}</span></> },
        { key: 'kind', head: t('talks.field.kind'), least: 88, cell: (talk) => <>{code('talk_kind', talk.kind)}{talk.unannounced && <> <span className="tag">{t('talks.unannounced_short')}</span></>}</> },
        { key: 'talkers', head: t('talks.talkers'), least: 72, cell: (talk) => <Names names={talkersOf(talk)} /> },
        { key: 'summary', head: t('talks.field.summary'), least: 144, cell: (talk) => <Words talk={talk} /> },
        { key: 'problems', head: t('talks.raised'), least: 176, cell: (talk) => <ProblemMarks problems={talk.problems} /> },
      ]} />
    </div>
  )
}

function Words({ talk }: { talk: Talk }) {
  if (!talk.talk) return <span className="quiet">{t('talks.closed_short')}</span>
  const words = talk.talk.summary || Object.values(talk.talk.topics).join(t('list.semicolon'))
  return <span className="two-lines" title={words}>{words}</span>
}
