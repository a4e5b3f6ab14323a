import { useGet } from '../api/hooks'
import type { Day, DayItem } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PageHead } from '../kinds/Section'
import { FigureStrip } from '../kinds/NumberLink'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { kindInWords } from './kinds'
import './day.css'

const columns = ['overdue', 'due', 'waiting', 'changed'] as const

/** The front page is a day: overdue, due, waiting for me, changed. Each row is one click from being done. */
export function DayPage() {
  const { account } = useSession()
  const may = useMay()
  const { data: day, error, refetch } = useGet<Day>('/day')
  if (error) return <div className="page narrow"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!day) return <div className="page"><RowsSkeleton /></div>
  const quiet = columns.every((column) => day[column].length === 0)
  return (
    <div className="page day">
      <PageHead title={t('frame.day')} detail={t('day.hello', { name: account.display_name, day: day.today })} />
      <FigureStrip figures={day.figures} />
      {quiet
        ? <FirstSteps imports={may('imports')} read={may('people.read')} own={account.person} />
        : <div className="day-columns">{columns.map((column) => <Column key={column} name={column} items={day[column]} />)}</div>}
    </div>
  )
}

function Column({ name, items }: { name: (typeof columns)[number]; items: DayItem[] }) {
  return (
    <section className="day-column" aria-label={t(`day.${name}`)}>
      <h2 className={name === 'overdue' && items.length > 0 ? 'alarm' : ''}>{t(`day.${name}`)}<span className="count">{items.length}</span></h2>
      {items.length === 0 && <p className="quiet">{t(`day.none_${name}`)}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <PathLink to={item.link || paths.notices()}>
              <span>{kindInWords('day.kind', item.kind, item.arguments)}</span>
              {item.on && <span className="quiet small">{showDate(item.on)}</span>}
            </PathLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FirstSteps({ imports, read, own }: { imports: boolean; read: boolean; own: number | null }) {
  if (imports) return <EmptyState title={t('day.quiet')} hint={t('day.first_import')} action={t('frame.imports')} to={paths.imports()} />
  if (read) return <EmptyState title={t('day.quiet')} hint={t('day.first_find')} action={t('frame.people')} to={paths.people()} />
  if (own !== null) return <EmptyState title={t('day.quiet')} hint={t('day.first_own')} action={t('frame.my_file')} to={paths.person(own)} />
  return <EmptyState title={t('day.quiet')} hint={t('day.first_help')} action={t('frame.help')} to={paths.help()} />
}
