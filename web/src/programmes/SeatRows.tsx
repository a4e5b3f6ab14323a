import type { SessionShown, TrainingPart } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { placeInLine } from './roster'
import { SeatDeeds } from './SeatDeeds'

type Props = { page: SessionShown; parts: TrainingPart[]; all: TrainingPart[] }

/** Everybody of the roster with the state of the seat and what may be done about it. */
export function SeatRows({ page, parts, all }: Props) {
  const line = placeInLine(all)
  return (
    <div className="seat-rows">
      <Table label={t('sessions.tab.roster')} rows={parts} rowKey={(part) => part.id} columns={[
        { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: (part) => (part.person === null ? <>{part.name} <span className="tag">{t('sessions.guest')}</span></> : <PersonName id={part.person} name={part.name} />) },
        { key: 'unit', head: t('sessions.of_unit'), least: 144, aside: true, cell: (part) => part.unit !== null && <PathLink to={paths.unit(part.unit)}>{part.unit_name}</PathLink> },
        { key: 'post', head: t('sessions.post'), least: 128, cell: (part) => part.post },
        { key: 'state', head: t('sessions.seat'), least: 112, cell: (part) => <><span className={`seat-state ${part.state}`}>{code('seat_state', part.state)}</span>{line.has(part.id) && <span className="quiet small"> {t('sessions.place_in_line', { n: line.get(part.id) ?? 0 })}</span>}{part.why && <span className="quiet small seat-why">{part.why}</span>}</> },
        { key: 'deeds', head: <span className="hidden-words">{t('sessions.deeds')}</span>, cell: (part) => <SeatDeeds page={page} part={part} /> },
      ]} />
    </div>
  )
}
