import type { TrainingOf } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { counted, daysInWords, hoursInWords } from './amounts'
import { spanInWords, titleOf } from './sessions'
import { byYear } from './standing'

type Props = { person: number; parts: TrainingOf['parts']; own: boolean }
type Part = TrainingOf['parts'][number]

/** What somebody took part in, year by year, with the record of the file it made. */
export function PartsByYear({ person, parts, own }: Props) {
  return (
    <Section title={t('train.taken')} count={parts.length}>
      {parts.length === 0 && <p className="note">{t(own ? 'train.none_own' : 'train.none_of')} <PathLink className="underlined" to={paths.training()}>{t('train.to_calendar')}</PathLink></p>}
      {byYear(parts).map(({ year, parts: of }) => (
        <div key={year} className="part-year">
          <h3>{t('train.year', { year })} <span className="quiet small">{[counted('train.times', of.length), tenthsOf(of) > 0 && hoursInWords(tenthsOf(of))].filter(Boolean).join(' · ')}</span></h3>
          <ul>{of.map((part) => <Line key={part.part} of={part} person={person} />)}</ul>
        </div>
      ))}
    </Section>
  )
}

const tenthsOf = (parts: Part[]) => parts.reduce((sum, { tenths }) => sum + tenths, 0)

function Line({ of, person }: { of: Part; person: number }) {
  const { session } = of
  const facts = [spanInWords(session), code('session_form', session.form), session.unit_name, of.halves > 0 && daysInWords(of.halves)].filter(Boolean)
  return (
    <li>
      <div className="grow">
        <p><PathLink to={paths.trainingSession(session.id)}>{titleOf(session)}</PathLink></p>
        <p className="quiet small">{facts.join(' · ')}</p>
        {of.why && <p className="small">{t('train.why', { why: of.why })}</p>}
      </div>
      <div className="part-end">
        <p>{of.tenths > 0 && <strong>{hoursInWords(of.tenths)}</strong>}</p>
        <p className="small"><span className="tag">{code('part_role', of.role)}</span>{of.role === 'student' && <> <span className={`tag seat ${of.state}`}>{code('seat_state', of.state)}</span></>}</p>
        {of.entry !== null && <p className="small"><PathLink className="underlined" to={paths.entry(person, of.entry)} aria-label={t('train.entry_of', { title: session.title })}>{t('train.entry')}</PathLink></p>}
        {of.role === 'student' && of.state === 'completed' && <p className="small no-print"><PathLink className="underlined" to={paths.certificates(session.id)} aria-label={t('hours.certificate_of', { title: titleOf(session) })}>{t('hours.certificate')}</PathLink></p>}
      </div>
    </li>
  )
}
