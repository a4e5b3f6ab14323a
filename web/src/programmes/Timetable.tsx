import type { Lesson, SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { byDay, showTenths } from './lessons'

/** Lessons by day, with who teaches, where, and what each counts for. */
export function Timetable({ page }: { page: SessionShown }) {
  const { lessons } = page.session
  if (lessons.length === 0) return <EmptyState title={t('sessions.no_lessons')} hint={t(page.may_write ? 'sessions.no_lessons_hint' : 'sessions.no_lessons_read')} {...(page.may_write && page.state !== 'cancelled' ? { action: t('sessions.lessons_enter'), to: `${paths.trainingSession(page.id)}?edit=1` } : {})} />
  return (
    <div className="timetable">
      {byDay(lessons).map(([day, ones]) => (
        <section key={day} aria-label={day}>
          <h2 className="day">{day}</h2>
          <ol>{ones.map((lesson) => <Line key={lesson.id} lesson={lesson} page={page} />)}</ol>
        </section>
      ))}
    </div>
  )
}

function Line({ lesson, page: { titles, session, clashes } }: { lesson: Lesson; page: SessionShown }) {
  const link = (id: number) => <PathLink className="lined" to={paths.catalogueItem(id)}>{titles[id] ?? `#${id}`}</PathLink>
  const room = lesson.room ?? session.room
  const answered = session.prior?.found.filter((found) => found.lesson === lesson.id) ?? []
  return (
    <li>
      <span className="lesson-time day">{lesson.from}–{lesson.to}</span>
      <div className="grow">
        <p><strong>{lesson.subject}</strong> <span className="tag">{code('teaching', lesson.method)}</span>{clashes.some((clash) => clash.lesson === lesson.id) && <span className="tag notice">{t('sessions.clashes_short')}</span>}</p>
        <p className="quiet small">
          {lesson.lecturer !== null ? <>{link(lesson.lecturer)}{lesson.lecturer_kind && t('sessions.in_brackets', { text: code('lecturer_kind', lesson.lecturer_kind) })}</> : lesson.lecturer_kind ? t('sessions.lecturer_open', { kind: code('lecturer_kind', lesson.lecturer_kind) }) : ''}
          {room !== null && <>{(lesson.lecturer !== null || lesson.lecturer_kind) && ' · '}{link(room)}</>}{lesson.place && ` · ${lesson.place}`}
        </p>
        {answered.length > 0 && <p className="small">{t('sessions.answers', { what: answered.map(({ text }) => text).join(t('list.semicolon')) })}</p>}
        {lesson.output && <p className="pre">{lesson.output}</p>}
      </div>
      <span className="quiet small lesson-hours">{lesson.tenths > 0 ? t('sessions.hours_n', { n: showTenths(lesson.tenths) }) : t('sessions.no_hours')}</span>
    </li>
  )
}
