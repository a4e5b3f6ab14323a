import type { HoursPageShown, HoursState } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { daysInWords, hoursInWords } from './amounts'
import { CatchUpNote } from './CatchUpNote'
import { HoursBar } from './HoursBar'
import { HoursMark } from './Mark'
import { PageTurn } from './PageTurn'
import { lastOf, missingOf } from './standing'

type Props = { page: HoursPageShown; state: HoursState | undefined; catchUp: boolean; offset: number; fading: boolean; turn: (offset: number) => void }

/** One by one, those furthest behind first. */
export function HoursPeople({ page, state, catchUp, offset, fading, turn }: Props) {
  const go = useGo()
  const { rows, count } = page
  return (
    <Section title={catchUp ? t('hours.people_catching_up') : state ? t('hours.people_in', { state: code('hours_state', state) }) : t('hours.people')} count={count} note={t('hours.people_note')}>
      {rows.length === 0 && <p className="note">{t('hours.none_such')}</p>}
      {rows.length > 0 && (
        <div className="hours-people">
          <Table label={t('hours.people')} rows={rows} rowKey={(one) => one.person} fading={fading} open={(one) => go(paths.personTraining(one.person))} columns={[
            { key: 'name', head: t('hours.person'), title: true, least: 200, cell: (one) => <><PathLink className="person-name" to={paths.personTraining(one.person)}>{one.name}</PathLink><span className="hours-post quiet small">{one.post}</span></> },
            { key: 'state', head: t('hours.state'), least: 88, cell: ({ standing }) => <HoursMark state={standing.state} /> },
            { key: 'bar', head: t('hours.against'), least: 200, cell: ({ standing, catch_up: owed }) => <span className="hours-done"><HoursBar of={standing} /><span className="small">{t('hours.of', { done: showNumber(standing.tenths / 10), required: hoursInWords(standing.required_tenths) })}</span>{owed && <span className="small catch-up-line"><CatchUpNote of={owed} /></span>}</span> },
            { key: 'days', head: t('hours.in_days'), least: 88, cell: ({ standing }) => <span className="small day">{t('hours.of', { done: showNumber(standing.halves / 2), required: daysInWords(standing.required_halves) })}</span> },
            { key: 'missing', head: t('hours.missing'), least: 88, cell: ({ standing }) => (standing.state === 'met' ? '' : hoursInWords(missingOf(standing).tenths)) },
            { key: 'ahead', head: t('hours.planned'), least: 80, cell: ({ standing }) => (standing.planned_tenths > 0 ? hoursInWords(standing.planned_tenths) : '') },
            { key: 'class', head: t('hours.class'), least: 136, cell: ({ standing }) => <span className="small">{code('hours_class', standing.class)} <span className="quiet day">{t('hours.until', { day: lastOf(standing) })}</span></span> },
          ]} />
        </div>
      )}
      <PageTurn offset={offset} shown={rows.length} count={count} turn={turn} />
    </Section>
  )
}
