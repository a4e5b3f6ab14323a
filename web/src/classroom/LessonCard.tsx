import { FileTextOutlined, LinkOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { LessonMatter, OnlineLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { lengthOf } from './lesson'
import { SeenBar } from './SeenBar'

const icons: Record<LessonMatter['kind'], typeof LinkOutlined> = { video: PlayCircleOutlined, document: FileTextOutlined, link: LinkOutlined }

/** One issue: what it is, how long it takes, how far one came. */
export function LessonCard({ of }: { of: OnlineLine }) {
  const { lesson, mine } = of
  const Icon = icons[lesson.matter.kind]
  const length = lesson.matter.kind === 'video' ? lengthOf(lesson.matter.seconds) : ''
  return (
    <li className={`lesson-card${of.out ? '' : ' not-out'}`}>
      <div className="row tight quiet small">
        <Icon aria-hidden />
        {lesson.number !== null && <span>{t('lessons.issue', { n: lesson.number })}</span>}
        {lesson.topic && <span>{lesson.topic}</span>}
        <span className="push day">{lesson.published_on}</span>
      </div>
      <PathLink to={paths.lesson(of.id)} className="lesson-title">{lesson.title}</PathLink>
      <div className="row quiet small">
        <span>{[code('lesson_kind', lesson.matter.kind), length, of.hours > 0 ? t('lessons.hours', { n: of.hours }) : ''].filter(Boolean).join(' · ')}</span>
        {!of.out && <span className="lesson-mark">{t(of.ended ? 'lessons.ended' : 'lessons.coming')}</span>}
      </div>
      {of.out && <SeenBar of={mine} />}
      {of.may_write && <div className="quiet small">{t('lessons.viewers', { begun: of.begun, completed: of.completed })}</div>}
    </li>
  )
}
