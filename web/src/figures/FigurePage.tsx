import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useGet, usePages } from '../api/hooks'
import type { Definition, FigureRow, FigureValue } from '../api/types'
import { DateField } from '../kinds/DateField'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { UnitPicker } from '../kinds/UnitPicker'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import './figures.css'

const Parts = lazy(() => import('./Parts'))
type Address = Search & { unit?: string; period?: string; as_of?: string }

/** One figure: what it counts and under which version, its value, its parts, and the rows behind it. */
export function FigurePage() {
  const { id = '' } = useParams({ strict: false })
  const [search, change] = useAddress<Address>()
  const { today } = useSession()
  const period = search.period ?? search.as_of ?? today
  const lastDay = period.split('/').at(-1) ?? today
  const asked = { period, unit: search.unit }
  const definition = useGet<Definition[]>('/figures', undefined, { fresh: 60_000 }).data?.find((one) => one.id === id)
  const figure = useGet<FigureValue>(`/figures/${id}`, asked, { keep: true })
  const rows = usePages<FigureRow>(`/figures/${id}/rows`, asked)
  const value = figure.data
  const name = value?.name ?? definition?.name ?? id
  useTitle(name)
  const counted = rows.count ?? value?.rows
  // A post may hold many places: then the rows are fewer than the number above them, and the page says why.
  const counts = definition?.counts === 'posts' && value?.value !== counted
  return (
    <div className="page">
      <div>
        <nav className="crumbs"><PathLink to={paths.figures()}>{t('frame.figures')}</PathLink></nav>
        <h1>{name}</h1>
        {definition && <p className="row quiet"><span>{definition.about}</span><span className="small">{t(definition.since ? 'figures.defined' : 'figures.version_only', { version: definition.version, since: definition.since })}</span></p>}
      </div>
      <div className="figure-asked no-print">
        <label className="asked"><span className="label">{t('figures.period')}</span><DateField value={lastDay} whole onChange={(day) => day && change({ period: day }, true)} /></label>
        <div className="asked"><span className="label">{t('figures.unit')}</span><UnitPicker value={search.unit ? Number(search.unit) : (value?.unit ?? null)} name={value?.unit_name ?? null} clear onChange={(unit) => change({ unit: unit === null ? undefined : String(unit) }, true)} /></div>
      </div>
      {figure.error && <ProblemNote error={figure.error} retry={() => void figure.refetch()} />}
      {value && (
        <p className="figure-value">
          {value.value === null ? t('figures.no_value') : showNumber(value.value)} <span>{value.unit_word}</span>
          <small className="quiet">{t('figures.of', { unit: value.unit_name, period: value.period.replace('/', t('figures.to')) })}</small>
        </p>
      )}
      {value && value.parts.length > 0 && <Section title={t('figures.parts')}><Suspense fallback={<div style={{ height: 200 }} />}><Parts figure={value} dimension={definition?.dimension ?? null} /></Suspense></Section>}
      <Section title={t('figures.rows')} note={counted === undefined ? undefined : t(counts ? 'figures.records_of' : 'figures.records', { n: showNumber(counted) })}>
        {rows.error && !figure.error && <ProblemNote error={rows.error} />}
        {rows.loading && <RowsSkeleton rows={6} />}
        {!rows.loading && !rows.error && rows.rows.length === 0 && <p className="quiet">{t('figures.no_rows')}</p>}
        {rows.rows.length > 0 && (
          <Table label={t('figures.rows')} rows={rows.rows} rowKey={(row) => `${row.kind}${row.id}`} columns={[
            { key: 'kind', head: t('figures.row_kind'), width: 96, cell: (row) => t(`figures.kind.${row.kind}`) },
            { key: 'title', head: t('figures.row_title'), title: true, cell: (row) => (row.kind === 'person' ? <PersonName id={row.id} name={row.title} /> : <PathLink to={row.link}>{row.title}</PathLink>) },
            { key: 'detail', head: t('figures.row_detail'), cell: detail },
          ]} />
        )}
        <MoreRows more={rows.more} fetching={rows.fetching} shown={rows.rows.length} count={counted} />
      </Section>
      {definition && <p className="quiet small">{t('figures.counted_as', { word: code('counting', definition.counts) })}</p>}
    </div>
  )
}

/** Of a post the server says "held/places"; a bare fraction would leave the reader to guess. */
function detail(row: FigureRow): string {
  const post = row.kind === 'post' ? /^(\d+)\/(\d+)$/.exec(row.detail) : null
  return post ? t('figures.post_detail', { held: post[1] ?? '', places: post[2] ?? '' }) : row.detail
}
