import type { Lesson, SessionShown, TrainingPart } from '../api/types'
import { t } from '../words/catalogue'

/** The list on paper: names down, a place to sign for every lesson of the day. */
export function SignSheet({ page, day, lessons, parts }: { page: SessionShown; day: string; lessons: Lesson[]; parts: TrainingPart[] }) {
  return (
    <div className="sign-sheet only-print">
      <h1>{t('sessions.sheet', { title: page.title })}</h1>
      <p>{[day, page.place, page.unit_name].filter(Boolean).join(' · ')}</p>
      <table>
        <thead><tr><th className="sheet-no">{t('sessions.sheet_no')}</th><th className="sheet-name">{t('sessions.name')}</th><th>{t('sessions.sheet_unit')}</th>{lessons.map((lesson) => <th key={lesson.id}>{lesson.from}–{lesson.to}<br />{lesson.subject}</th>)}</tr></thead>
        <tbody>{parts.map((part, at) => <tr key={part.id}><td>{at + 1}</td><td>{part.name}</td><td>{part.post || part.unit_name}</td>{lessons.map((lesson) => <td key={lesson.id} />)}</tr>)}</tbody>
      </table>
    </div>
  )
}
