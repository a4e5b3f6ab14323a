import { PaperClipOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Stance, Statement, StatementSource } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { senseOf } from './codes'

type Props = { statement: Statement; tools?: (entry: number, stance: Stance) => ReactNode }

const sides: { stance: Stance; mark: string }[] = [{ stance: 'for', mark: '+' }, { stance: 'against', mark: '\u2212' }]

/** What bears it out beside what denies it; one above the other on a phone. */
export function Sources({ statement, tools }: Props) {
  return (
    <div className="sides">
      {sides.map(({ stance, mark }) => {
        const own = statement.sources.filter((one) => one.stance === stance)
        return (
          <section key={stance} className={`side ${stance}`} aria-label={code('stance', stance)}>
            <h3><span aria-hidden>{mark}</span> {code('stance', stance)}<span className="count">{own.length}</span></h3>
            {own.length === 0 && <p className="quiet small">{t(`statements.no_source.${stance}`)}</p>}
            <ul>{own.map((one) => <Told key={one.entry} source={one} person={statement.person} tools={tools?.(one.entry, stance)} />)}</ul>
          </section>
        )
      })}
    </div>
  )
}

function Told({ source, person, tools }: { source: StatementSource; person: number; tools: ReactNode }) {
  const { account } = useSession()
  const facts = [source.who, source.place, showDate(source.happened_on), source.recorded_by].filter(Boolean).join(' · ')
  return (
    <li className={`told-source${source.fallen ? ' fallen' : ''}`}>
      <p className="told-kind">
        <span className="sense" aria-hidden>{t(`studies.sense.${senseOf(source.kind)}`)}</span> <strong>{code('source_kind', source.kind)}</strong>
        {source.contested && <span className="tag notice">{t('statements.contested')}</span>}
        {source.fallen && <span className="tag">{t('statements.fallen')}</span>}
      </p>
      <p className={`pre${source.fallen ? ' struck' : ''}`}>{source.text || <span className="quiet">{t('statements.no_words')}</span>}</p>
      <p className="quiet small">{facts}{source.files > 0 && <> · <PaperClipOutlined aria-hidden /> {t('statements.files', { n: source.files })}</>}</p>
      <p className="told-tools no-print">
        <PathLink to={paths.entry(person, source.entry)}>{t(account.person === person ? 'statements.contest' : 'statements.to_entry')}</PathLink>
        {tools}
      </p>
    </li>
  )
}
