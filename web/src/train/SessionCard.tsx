import { useGet } from '../api/hooks'
import type { SessionLine, SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { SessionMark } from './Mark'
import { attendedInWords, spanInWords, titleOf } from './sessions'

type Props = { of: SessionLine; /** The day whose lessons are told. */ today?: string }

/** A session as one looks for it in the morning: when, where, who. */
export function SessionCard({ of, today }: Props) {
  const day = today ?? of.from
  const { data } = useGet<SessionShown>(`/sessions/${of.id}`, undefined, { fresh: 60_000 })
  const lessons = data?.session.lessons.filter((lesson) => lesson.day === day) ?? []
  return (
    <li className={`session-card ${of.state}`}>
      <p className="session-card-head"><span className="day">{spanInWords(of)}</span> <SessionMark state={of.state} /></p>
      <p className="session-card-title"><PathLink to={paths.trainingSession(of.id)}>{titleOf(of)}</PathLink></p>
      <p className="quiet small">{[code('session_form', of.form), of.place].filter(Boolean).join(' · ')}</p>
      <p className="small"><PathLink className="underlined" to={paths.unit(of.unit)}>{of.unit_name}</PathLink>{attendedInWords(of) && <span className="quiet"> · {attendedInWords(of)}</span>}</p>
      {lessons.length > 0 && <ul className="lesson-times small" aria-label={t('train.lessons_on', { day })}>{lessons.map((lesson) => <li key={lesson.id}><span className="day">{lesson.from}–{lesson.to}</span> <span className="quiet">{[lesson.subject, lesson.lecturer !== null && data?.titles[lesson.lecturer]].filter(Boolean).join(' · ')}</span></li>)}</ul>}
    </li>
  )
}
