import { useGet } from '../api/hooks'
import type { CataloguePageShown, SessionLine, SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Names } from '../care/Names'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { SessionRows } from './SessionRows'

const GIVE = ['chain', 'room', 'lecturer', 'course', 'zone', 'partner']

/** What names a line: programmes and sessions that serve it, sessions that use it, units it reached. */
export function CatalogueNamed({ page }: { page: CataloguePageShown }) {
  const { item, serving, sessions, reached } = page
  const { catalogue } = item
  return (
    <>
      {catalogue === 'focus' && (
        <Section title={t('catalogue.serving')} count={serving.length}>
          {serving.length === 0 && <p className="note notice">{t('catalogue.serving_none')}</p>}
          <ul className="serving-lines">
            {serving.map((one) => <li key={`${one.kind}${one.id}`}><span className="tag">{t(`catalogue.serves.${one.kind}`)}</span> <PathLink to={one.kind === 'programme' ? paths.programme(one.id) : paths.trainingSession(one.id)}>{one.title}</PathLink></li>)}
          </ul>
        </Section>
      )}
      {catalogue === 'course' && (
        <Section title={t('catalogue.reached')} note={counted('catalogue.reached_n', reached.length)}>
          {reached.length === 0 ? <p className="quiet">{t('catalogue.reached_none')}</p> : <p><Names names={reached} /></p>}
        </Section>
      )}
      {GIVE.includes(catalogue) && (
        <Section title={t(`catalogue.sessions.${catalogue}`)} count={sessions.length}>
          {sessions.length === 0 ? <p className="quiet">{t('catalogue.sessions_none')}</p> : <SessionRows rows={sessions} label={t(`catalogue.sessions.${catalogue}`)} />}
        </Section>
      )}
      {catalogue === 'zone' && sessions.some((one) => one.state === 'held') && (
        <Section title={t('catalogue.conclusions')}><ul className="said-lines">{sessions.filter((one) => one.state === 'held').map((one) => <Conclusions key={one.id} of={one} />)}</ul></Section>
      )}
    </>
  )
}

function Conclusions({ of }: { of: SessionLine }) {
  const { data } = useGet<SessionShown>(`/sessions/${of.id}`)
  return (
    <li>
      <p><span className="day quiet">{of.from}</span> <PathLink to={paths.trainingSession(of.id)}>{of.title}</PathLink></p>
      <p className="pre">{data ? data.session.conclusions || <span className="quiet">{t('catalogue.no_conclusions')}</span> : '…'}</p>
    </li>
  )
}
