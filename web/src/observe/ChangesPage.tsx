import { usePages } from '../api/hooks'
import type { PersonChange } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { changeInWords } from '../people/change'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { grouped } from './ClassGroups'
import './observe.css'
import './portrait.css'

/** What was recorded on the files one may read, day by day. */
export function ChangesPage() {
  const may = useMay()('people.read')
  const list = usePages<PersonChange>(may ? '/people/changes' : null)
  const days = grouped(list.rows, (row) => showInstant(row.at).slice(0, 10))
  return (
    <div className="page narrow observe changes-page">
      <PageHead title={t('changes.title')} detail={t('changes.detail')} />
      {!may && <EmptyState title={t('changes.may_not')} />}
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton />}
      {may && !list.loading && !list.error && list.rows.length === 0 && <EmptyState title={t('changes.none')} />}
      {days.map(([day, rows]) => (
        <Section key={day} title={day} note={t('changes.shown', { n: rows.length })}>
          <ul className="change-list">
            {rows.map((row, at) => (
              <li key={`${row.position}-${at}`}>
                <span className="day quiet">{showInstant(row.at).slice(11)}</span>
                <PersonName id={row.person} name={row.name} />
                <span className="grow">{changeInWords(row)}</span>
                <span className="quiet small">{row.by}</span>
                <PathLink className="small" to={`${paths.person(row.person)}?known_at=${row.position - 1}`} aria-label={t('changes.before_of', { name: row.name })}>{t('people.show_before')}</PathLink>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} />}
    </div>
  )
}
