import { useMemo } from 'react'
import { useGet } from '../api/hooks'
import type { CatalogueItem, CatalogueLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import type { Column } from '../kinds/Table'
import { useUnitNames } from '../kinds/UnitPicker'
import { Names } from '../care/Names'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { counted, hoursInWords } from './amounts'
import type { Catalogue } from './codes'

type Of<Kind extends Catalogue> = Extract<CatalogueItem, { catalogue: Kind }>
type Lines = Column<CatalogueLine>[]

/** A column of one kind of line; its cell is given that kind. */
function of<Kind extends Catalogue>(_: Kind, key: string, cell: (item: Of<Kind>, line: CatalogueLine) => React.ReactNode, more: Partial<Column<CatalogueLine>> = {}): Column<CatalogueLine> {
  return { key, head: t(`catalogue.field.${key}`), cell: (line) => cell(line.item as Of<Kind>, line), ...more }
}

const two = (text: string) => <span className="two-lines" title={text}>{text}</span>

export function Served({ line }: { line: CatalogueLine }) {
  if (line.served > 0) return <PathLink className="number-link" to={paths.catalogueItem(line.id)}>{counted('catalogue.served_n', line.served)}</PathLink>
  return <span className="tag notice">{t('catalogue.unserved')}</span>
}

/** What matters of each kind of line. */
export function useColumns(kind: Catalogue, rows: CatalogueLine[]): Lines {
  const units = useMemo(() => rows.flatMap(({ item }) => (item.catalogue === 'zone' ? item.units : [])), [rows])
  const unitName = useUnitNames(units)
  const lecturers = useGet<CatalogueLine[]>(kind === 'course' ? '/training/catalogue' : null, { of: 'lecturer' }, { fresh: 60_000 }).data
  const lecturer = (id: number | null) => (id === null ? '' : <PathLink to={paths.catalogueItem(id)}>{lecturers?.find((one) => one.id === id)?.item.title ?? '…'}</PathLink>)
  const all: Record<Catalogue, Lines> = {
    focus: [
      of('focus', 'kind', (item) => code('focus_kind', item.kind), { least: 88 }),
      of('focus', 'period', (item) => <span className="day">{item.until === null ? t('catalogue.since', { day: item.since }) : `${item.since} – ${item.until}`}</span>, { least: 176 }),
      of('focus', 'served', (_, line) => <Served line={line} />, { least: 120 }),
    ],
    chain: [of('chain', 'text', (item) => two(item.text), { least: 200 })],
    room: [of('room', 'place', (item) => item.place, { least: 160 }), of('room', 'seats', (item) => showNumber(item.seats), { number: true })],
    lecturer: [
      of('lecturer', 'kind', (item) => code('lecturer_kind', item.kind), { least: 96 }),
      of('lecturer', 'organisation', (item) => item.organisation, { least: 120 }),
      of('lecturer', 'official', (_, line) => line.who && <><PersonName id={line.who.person} name={line.who.name} /> <span className="quiet small">{line.who.post}</span></>, { least: 144 }),
      of('lecturer', 'subjects', (item) => two(item.subjects), { least: 144 }),
    ],
    course: [
      of('course', 'hours', (item) => (item.tenths > 0 ? hoursInWords(item.tenths) : ''), { least: 72 }),
      of('course', 'lecturer', (item) => lecturer(item.lecturer), { least: 112 }),
      of('course', 'layer', (item) => code('layer', item.layer), { least: 88 }),
      of('course', 'marks', (item) => <span className="row tight">{item.premium && <span className="tag accent" title={item.premium.basis}>{t('catalogue.premium_mark')}</span>}{item.menu && <span className="tag">{t('catalogue.menu_mark')}</span>}</span>, { least: 128 }),
    ],
    zone: [of('zone', 'units', (item) => <><span className="quiet small">{counted('catalogue.units_n', item.units.length)}</span> <Names names={item.units.map(unitName)} /></>, { least: 240 })],
    partner: [of('partner', 'place', (item) => item.place, { least: 160 })],
    field: [of('field', 'wanted', (item) => counted('catalogue.wanted_n', item.wanted), { least: 88 }), of('field', 'text', (item) => two(item.text), { least: 200 })],
    model: [
      of('model', 'person', (_, line) => line.who && <><PersonName id={line.who.person} name={line.who.name} /> <span className="quiet small">{line.who.post}</span></>, { least: 144 }),
      of('model', 'published_on', (item) => <span className="day">{item.published_on}</span>, { least: 96 }),
      of('model', 'deed', (item) => two(item.text), { least: 200 }),
    ],
  }
  return all[kind]
}
