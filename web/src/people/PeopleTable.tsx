import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { Field, SearchAnswer, SearchRequest } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { type Column, Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { writeSort } from './find'

type Row = SearchAnswer['rows'][number]
type Props = {
  rows: Row[]; columns: string[]; fields: Field[]; sort: SearchRequest['sort']; setSort?: (sort: string | undefined) => void; fading?: boolean
  chosen?: Set<number>; choose?: (chosen: Set<number>) => void; foot?: ReactNode
}

export function PeopleTable({ rows, columns, fields, sort, setSort, fading = false, chosen, choose, foot }: Props) {
  const go = useGo()
  const known = columns.map((name) => fields.find((field) => field.field === name)).filter((field) => field !== undefined)
  const all = rows.length > 0 && rows.every((row) => chosen?.has(row.id))
  const toggle = (ids: number[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    choose?.(next)
  }
  const table: Column<Row>[] = [
    ...(chosen ? [{
      key: 'choose', width: 40,
      head: <Checkbox checked={all} indeterminate={!all && chosen.size > 0} aria-label={t('people.choose_all')} onChange={(event) => toggle(rows.map((row) => row.id), event.target.checked)} />,
      cell: (row: Row) => <Checkbox checked={chosen.has(row.id)} aria-label={t('people.choose', { name: String(row.cells.name ?? row.id) })} onChange={(event) => toggle([row.id], event.target.checked)} />,
    }] : []),
    ...known.map((field): Column<Row> => ({
      key: field.field,
      head: setSort && field.sortable ? <SortHead field={field} sort={sort} setSort={setSort} /> : t(field.label),
      word: t(field.label),
      number: field.type === 'number',
      title: field.field === 'name',
      stretch: field.type === 'text' && field.field !== 'name',
      cell: (row) => <span className={field.type === 'text' ? 'cut' : 'nowrap'} title={field.type === 'text' && field.field !== 'name' ? String(row.cells[field.field] ?? '') : undefined}><Cell row={row} field={field} /></span>,
    })),
  ]
  return (
    <div className="people-table">
      <Table label={t('people.find')} columns={table} rows={rows} rowKey={(row) => row.id} open={(row) => go(paths.person(row.id))} fading={fading} sticky rowClass={(row) => (chosen?.has(row.id) ? 'chosen' : '')} />
      {foot}
    </div>
  )
}

function SortHead({ field, sort, setSort }: { field: Field; sort: SearchRequest['sort']; setSort: (sort: string | undefined) => void }) {
  const now = sort.find((one) => one.field === field.field)
  const turn = () => setSort(!now ? field.field : now.descending ? undefined : writeSort([{ field: field.field, descending: true }]))
  return (
    <button type="button" className="plain sort" onClick={turn} aria-label={t('people.sort', { field: t(field.label) })}>
      {t(field.label)}{now && (now.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
    </button>
  )
}

function Cell({ row, field }: { row: Row; field: Field }) {
  const value = row.cells[field.field]
  if (value === null || value === undefined || value === '') return null
  if (field.field === 'name') return <PersonName id={row.id} name={String(value)} />
  const unit = row.cells.unit_id
  if (field.field === 'unit' && unit) return <PathLink to={paths.unit(Number(unit))}>{value}</PathLink>
  if (field.table) return code(field.table, String(value))
  if (field.type === 'date') return <span className="date">{showDate(String(value))}</span>
  return value
}
