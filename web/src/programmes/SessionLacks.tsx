import { WarningOutlined } from '@ant-design/icons'
import type { SessionShown } from '../api/types'
import { dayInWords } from '../calendar/say'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'

/** What the session lacks of what its programme asks, what it needs at the same time as others, and its days on which nobody works. */
export function SessionLacks({ page: { lacks, clashes, days_off, session, state, id } }: { page: SessionShown }) {
  const lacking = [
    lacks.survey && t('sessions.lacks.survey'), lacks.unanswered > 0 && t('sessions.lacks.unanswered', { n: lacks.unanswered }),
    lacks.lecturers.length > 0 && t('sessions.lacks.lecturers', { kinds: lacks.lecturers.map((kind) => code('lecturer_kind', kind)).join(t('list.comma')) }),
    lacks.methods.length > 0 && t('sessions.lacks.methods', { methods: lacks.methods.map((method) => code('teaching', method)).join(t('list.comma')) }),
  ].filter(Boolean)
  if ((lacking.length === 0 && clashes.length === 0 && days_off.length === 0) || state === 'cancelled' || state === 'held') return null
  return (
    <div className="note notice session-lacks">
      {lacking.length > 0 && <p><strong><WarningOutlined aria-hidden /> {t('sessions.lacking')}</strong>{lacking.join(t('list.semicolon'))}</p>}
      {days_off.length > 0 && <p><strong><WarningOutlined aria-hidden /> {t(session.lessons.length > 0 ? 'sessions.days_off' : 'sessions.days_off_whole', { days: days_off.map(dayInWords).join(t('list.comma')) })}</strong></p>}
      {clashes.length > 0 && (
        <>
          <p><strong><WarningOutlined aria-hidden /> {t('sessions.clashing', { n: clashes.length })}</strong></p>
          <ul>{clashes.map((clash, at) => (
            <li key={at}>{t(`sessions.clash.${clash.what}`, { who: clash.who, lesson: session.lessons.find((lesson) => lesson.id === clash.lesson)?.subject ?? '' })}
              {clash.session === id ? t('sessions.clash_here') : <PathLink className="lined" to={paths.trainingSession(clash.session)}>{clash.session_title}</PathLink>}</li>
          ))}</ul>
        </>
      )}
    </div>
  )
}
