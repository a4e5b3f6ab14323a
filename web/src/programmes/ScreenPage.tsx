import { useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import { useGet } from '../api/hooks'
import type { SessionShown, SignCode } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { lessonOn } from './lessons'
import { sits, students } from './roster'
import './sign.css'

const SOON = 300
const AGAIN = 5_000
const clock = (now: Date) => `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`

/** For the wall: the code that changes all the while, the lesson that is on, and how many are in. */
export function ScreenPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { today } = useSession()
  const session = useGet<SessionShown>(`/sessions/${id}`, undefined, { every: 6_000 })
  const path = `/sessions/${id}/code`
  const sign = useQuery<SignCode>({
    queryKey: [path, {}], queryFn: ({ signal }) => get<SignCode>(path, { origin: location.origin }, signal), staleTime: 0, retry: false, refetchIntervalInBackground: true,
    refetchInterval: (query) => (query.state.data ? query.state.data.turns_in + SOON : AGAIN),
  })
  useTitle(t('sign.title'))
  const page = session.data
  const lesson = page && lessonOn(page.session.lessons, today, clock(new Date()))
  const parts = page ? students(page.parts).filter(sits) : []
  const there = lesson ? parts.filter((part) => ['present', 'late'].includes(part.marks[lesson.id] ?? '')).length : 0
  const error = session.error ?? (sign.data ? null : sign.error)
  return (
    <div className="sign-screen">
      <PathLink className="sign-leave lined" to={`${paths.trainingSession(Number(id))}?tab=attendance`}>{t('sign.leave')}</PathLink>
      <div className="sign-words">
        <h1>{page?.title}</h1>
        {page && <p className="sign-lesson">{lesson ? <><span className="day">{lesson.from}–{lesson.to}</span> {lesson.subject}</> : t('sign.no_lesson')}</p>}
        {lesson && <p className="sign-count"><strong>{there}</strong> {t('sign.of', { n: parts.length })}</p>}
        {error !== null && error !== undefined && <ProblemNote error={error} retry={() => void sign.refetch()} />}
      </div>
      {sign.data && (
        <div className="sign-code">
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(sign.data.picture)}`} alt={t('sign.picture', { code: sign.data.code })} />
          <p className="sign-letters">{sign.data.code}</p>
          <p className="quiet">{t('sign.turns')}</p>
        </div>
      )}
    </div>
  )
}
