import type { Lesson, TrainingPart } from '../api/types'
import { code, t } from '../words/catalogue'
import { allPresent, counted, marked, nextPresence, type Pending, presenceAt } from './attendance'
import { presenceMarks, presences } from './codes'

type Props = { parts: TrainingPart[]; lessons: Lesson[]; pending: Pending; set: ((pending: Pending) => void) | null }

/** Students down, lessons across; a tap turns the mark, which is told by shape and word. */
export function AttendanceGrid({ parts, lessons, pending, set }: Props) {
  return (
    <>
      <p className="quiet small no-print grid-legend">{presences.map((one) => <span key={one} className={`presence ${one}`}><span aria-hidden>{presenceMarks[one]}</span> {code('presence', one)}</span>)}</p>
      <div className="table-frame no-print">
        <table className="attendance-grid" aria-label={t('sessions.tab.attendance')}>
          <thead>
            <tr>
              <th scope="col">{t('sessions.name')}</th>
              {lessons.map((lesson) => {
                const { there, unmarked } = counted(parts, lesson.id, pending)
                return (
                  <th key={lesson.id} scope="col">
                    <span className="day quiet">{lesson.from}–{lesson.to}</span><span className="two-lines" title={lesson.subject}>{lesson.subject}</span>
                    <span className="quiet small">{t('sessions.there_of', { n: there, of: parts.length })}</span>
                    {set && unmarked > 0 && <button type="button" className="link small" aria-label={t('sessions.all_present_at', { lesson: lesson.subject })} onClick={() => set(allPresent(pending, parts, lesson.id))}>{t('sessions.all_present')}</button>}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">{part.name}<span className="quiet small">{part.unit_name || (part.person === null ? t('sessions.guest') : '')}</span></th>
                {lessons.map((lesson) => {
                  const now = presenceAt(part, lesson.id, pending)
                  const told = now ? code('presence', now) : t('sessions.unmarked')
                  return (
                    <td key={lesson.id}>
                      <button type="button" disabled={!set} className={`presence ${now ?? 'none'}${pending[`${part.id}.${lesson.id}`] ? ' changed' : ''}`} aria-label={t('sessions.mark_of', { name: part.name, lesson: lesson.subject, mark: told })} onClick={() => set?.(marked(pending, part, lesson.id, nextPresence(now)))}>
                        <span aria-hidden>{now ? presenceMarks[now] : '·'}</span> {told}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
