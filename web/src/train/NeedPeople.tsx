import { Button, Checkbox } from 'antd'
import type { CompetenceNeedsShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { type Column, Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { counted } from './amounts'
import { LevelHeld } from './LevelHeld'
import type { NeedRow } from './needRows'
import { ReadingMark } from './ReadingMark'

type Props = { page: CompetenceNeedsShown; one: boolean; offset: number; fading: boolean; turn: (offset: number) => void; ticked: number[] | null; tick: (person: number, on: boolean) => void }
const PAGE = 100

/** One by one, the surest shortfall first; whoever is short can be ticked where one competence is chosen. */
export function NeedPeople({ page: { rows, count }, one, offset, fading, turn, ticked, tick }: Props) {
  const columns: Column<NeedRow>[] = [
    { key: 'name', head: t('cneeds.person'), title: true, least: 208, cell: (row) => <Name of={row} ticked={ticked} tick={tick} /> },
    { key: 'unit', head: t('cneeds.unit'), least: 120, aside: true, cell: (row) => <PathLink to={paths.unit(row.unit)}>{row.unit_name}</PathLink> },
    ...(one ? [] : [{ key: 'competence', head: t('cneeds.competence'), least: 96, cell: (row: NeedRow) => row.title }]),
    { key: 'required', head: t('cneeds.required'), number: true, width: 88, cell: (row) => row.required },
    { key: 'held', head: t('cneeds.held'), least: 144, cell: (row) => <LevelHeld of={row} /> },
    { key: 'n', head: t('cneeds.evidence'), number: true, width: 88, cell: (row) => (row.held ? showNumber(row.held.n) : <span className="quiet">0</span>) },
    { key: 'reading', head: t('cneeds.reading'), least: 96, cell: (row) => <ReadingMark of={row.reading} /> },
  ]
  return (
    <div className="need-people">
      <Table label={t('cneeds.people')} rows={rows} rowKey={({ person, unit, competence }) => `${person}.${unit}.${competence}`} fading={fading} rowClass={({ person, reading }) => (reading === 'short' && ticked?.includes(person) ? 'chosen' : '')} columns={columns} />
      {count > PAGE && (
        <div className="more no-print">
          <Button disabled={offset === 0} onClick={() => turn(Math.max(0, offset - PAGE))}>{t('hours.page_before')}</Button>
          <span className="quiet">{counted('cneeds.page', count, { from: showNumber(offset + 1), to: showNumber(offset + rows.length) })}</span>
          <Button disabled={offset + rows.length >= count} onClick={() => turn(offset + PAGE)}>{t('hours.page_after')}</Button>
        </div>
      )}
    </div>
  )
}

function Name({ of, ticked, tick }: { of: NeedRow; ticked: number[] | null; tick: (person: number, on: boolean) => void }) {
  return (
    <span className="need-name">
      {ticked && of.reading === 'short' && <Checkbox className="no-print" checked={ticked.includes(of.person)} aria-label={t('cneeds.tick', { name: of.name })} onChange={(event) => tick(of.person, event.target.checked)} />}
      <span><PathLink className="person-name" to={paths.personTraining(of.person)}>{of.name}</PathLink><span className="hours-post quiet small">{of.post}</span></span>
    </span>
  )
}
