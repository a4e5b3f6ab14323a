import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Lesson, ProgrammePageShown, SyllabusPart } from '../api/types'
import { code, t } from '../words/catalogue'
import { LessonLine } from './LessonLine'
import { byDay, nextLesson, partsMissing, showTenths } from './lessons'
import { lessonRefused } from './session'
import type { FieldsProps } from './SessionFields'

type Props = FieldsProps & { programme: ProgrammePageShown | undefined; titles: Record<string, string> }

/** Lessons by day; the next one goes on from the last, and what every class of the programme has is one click away. */
export function LessonsEditor({ value, change, problem, programme, titles }: Props) {
  const refused = lessonRefused(problem?.field)
  const days = value.from && value.to ? { from: value.from, to: value.to } : null
  const put = (lesson: Lesson) => change({ lessons: value.lessons.map((one) => (one.id === lesson.id ? lesson : one)) })
  const add = (part?: SyllabusPart) => days && change({ lessons: [...value.lessons, { ...nextLesson(value.lessons, days), ...(part ? { subject: part.subject, lecturer_kind: part.lecturer, lecturer: null } : {}) }] })
  const remove = (id: number) => change({
    lessons: value.lessons.filter((one) => one.id !== id),
    // A problem that the lesson answered is open again.
    prior: value.prior && { ...value.prior, found: value.prior.found.map((one) => (one.lesson === id ? { ...one, lesson: null } : one)) },
  })
  const offered = partsMissing(programme?.programme, value.lessons)
  const all = value.lessons.reduce((sum, { tenths }) => sum + tenths, 0)
  return (
    <div className="stack">
      {offered.length > 0 && days && (
        <div className="offered" role="group" aria-label={t('sessions.offered')}>
          <span className="quiet">{t('sessions.offered')}</span>
          {offered.map((part, at) => <Button key={at} size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(part)}>{part.subject || code('lecturer_kind', part.lecturer)}{part.subject && <span className="quiet"> {code('lecturer_kind', part.lecturer)}</span>}</Button>)}
        </div>
      )}
      {value.lessons.length === 0 && <p className="quiet">{t('sessions.no_lessons_hint')}</p>}
      {byDay(value.lessons).map(([day, lessons]) => (
        <fieldset key={day} className="lesson-day">
          <legend className="day">{day}</legend>
          {lessons.map((lesson) => <LessonLine key={lesson.id} lesson={lesson} days={days} titles={titles} put={put} remove={() => remove(lesson.id)} refused={refused && value.lessons[refused.at]?.id === lesson.id ? { name: refused.name, message: problem?.message ?? '' } : null} />)}
        </fieldset>
      ))}
      <div className="row"><Button icon={<PlusOutlined aria-hidden />} disabled={!days} onClick={() => add()}>{t('sessions.lesson_add')}</Button>{all > 0 && <span className="quiet">{t('sessions.hours_all', { n: showTenths(all) })}</span>}</div>
    </div>
  )
}
