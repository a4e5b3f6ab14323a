import type { TeamPage } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

type Observed = TeamPage['observed'][number]

/** Who was looked at least, then longest ago, comes first. */
export function leastFirst(observed: Observed[]): Observed[] {
  return [...observed].sort((one, other) => one.times - other.times || (one.last ?? '').localeCompare(other.last ?? ''))
}

export function TeamObserved({ page }: { page: TeamPage }) {
  if (page.observed.length === 0) return <p className="note">{t('teams.observed_none')}</p>
  const never = page.observed.filter(({ times }) => times === 0).length
  return (
    <div className="stack tight team-observed">
      <p className="quiet small">{t('teams.never', { n: never, all: page.observed.length })}</p>
      <Table label={t('teams.observed')} rows={leastFirst(page.observed)} rowKey={(one) => one.person} columns={[
        { key: 'person', head: t('teams.person'), title: true, least: 200, cell: (one) => <><PersonName id={one.person} name={one.name} /> <span className="quiet small whose-post">{one.post}</span></> },
        { key: 'times', head: t('teams.times'), number: true, cell: (one) => (one.times === 0 ? <span className="team-never"><span aria-hidden>○</span> {t('teams.not_yet')}</span> : one.times) },
        { key: 'last', head: t('teams.last'), least: 112, cell: (one) => one.last && <span className="day">{one.last}</span> },
        { key: 'tools', head: <span className="hidden-words">{t('teams.study')}</span>, word: '', cell: (one) => page.at_work && <span className="row-tools"><PathLink to={paths.newStudy({ team: page.id, person: one.person })}>{t('teams.study')}</PathLink></span> },
      ]} />
    </div>
  )
}
