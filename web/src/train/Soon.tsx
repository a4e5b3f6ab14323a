import { useGet } from '../api/hooks'
import type { SessionLine } from '../api/types'
import { plus } from '../calendar/year'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useSession } from '../shell/session'
import { dayInWords } from '../calendar/say'
import { t } from '../words/catalogue'
import { SessionCard } from './SessionCard'

const AHEAD = 7

/** What runs today, and what begins within a week. */
export function Soon() {
  const { today } = useSession()
  const { data, error, refetch } = useGet<SessionLine[]>('/sessions', { from: today, to: plus(today, AHEAD) })
  const now = data?.filter((one) => one.from <= today) ?? []
  const next = data?.filter((one) => one.from > today) ?? []
  return (
    <>
      <Section title={t('train.today')} count={data && now.length} note={dayInWords(today)}>
        {error && <ProblemNote error={error} retry={() => void refetch()} />}
        {!data && !error && <RowsSkeleton rows={2} />}
        {data && now.length === 0 && <p className="quiet">{t('train.none_today')}</p>}
        {now.length > 0 && <ul className="session-cards">{now.map((one) => <SessionCard key={one.id} of={one} today={today} />)}</ul>}
      </Section>
      {data && (
        <Section title={t('train.soon')} count={next.length}>
          {next.length === 0 ? <p className="quiet">{t('train.none_soon')}</p> : <ul className="session-cards">{next.map((one) => <SessionCard key={one.id} of={one} />)}</ul>}
        </Section>
      )}
    </>
  )
}
