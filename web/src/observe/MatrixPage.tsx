import { Select } from 'antd'
import { useMemo } from 'react'
import { useGet } from '../api/hooks'
import type { Matrix, UnitRow } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { UnitPicker } from '../kinds/UnitPicker'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { emptyCells, groupsOf, periodOf, type Quarter, quarters } from './matrix'
import { MatrixCards } from './MatrixCards'
import { MatrixTable } from './MatrixTable'
import { MayNotObserve } from './MayNotObserve'
import { useWide } from './useWide'
import '../care/care.css'
import './observe.css'

type Asked = Search & { year?: string; quarter?: Quarter; unit?: string }

/** Heads of towns and subdistricts by the five lines: where nobody looked is what one comes for. */
export function MatrixPage() {
  const may = useMay()('observe')
  return may ? <Lines /> : <div className="page narrow"><MayNotObserve /></div>
}

function Lines() {
  const { today } = useSession()
  const wide = useWide()
  const [search, change] = useAddress<Asked>()
  const present = Number(today.slice(0, 4))
  const year = Number(search.year ?? present)
  const quarter = quarters.find((one) => one === search.quarter)
  const unit = search.unit && /^\d+$/.test(search.unit) ? Number(search.unit) : undefined
  const { data, error, refetch } = useGet<Matrix>('/observe/matrix', { ...periodOf(year, quarter, today), unit }, { keep: true })
  const counties = useCounties()
  // Rows come once they stand where they will stay.
  const shown = counties ? data : undefined
  const groups = useMemo(() => groupsOf(shown?.rows ?? [], counties ?? []), [shown, counties])
  return (
    <div className="page observe matrix-page">
      <div className="matrix-head">
        <PageHead title={t('matrix.title')} detail={t('matrix.detail')} />
        <div className="matrix-filters no-print">
          <PathLink to={paths.lines()}>{t('matrix.lines')}</PathLink>
          <Select aria-label={t('matrix.year')} value={year} options={Array.from({ length: 5 }, (_, at) => present - at).map((value) => ({ value, label: t('duties.year_of', { year: value }) }))} onChange={(next) => change({ year: next === present ? undefined : String(next) }, true)} />
          <Select aria-label={t('matrix.period')} value={quarter ?? 'all'} options={[{ value: 'all', label: t('matrix.whole_year') }, ...quarters.map((value) => ({ value, label: t('matrix.quarter', { n: value }) }))]} onChange={(next) => change({ quarter: next === 'all' ? undefined : (next as Quarter) }, true)} />
          <span className="matrix-unit"><UnitPicker clear value={unit ?? null} label={t('matrix.unit')} placeholder={t('matrix.all_units')} onChange={(next) => change({ unit: next === null ? undefined : String(next) }, true)} /></span>
        </div>
        {shown && shown.rows.length > 0 && <p role="status">{sentenceOf(shown)} <span className="quiet">{t('matrix.period_of', { from: shown.from, to: shown.to })}</span></p>}
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!shown && !error && <RowsSkeleton />}
      {shown?.rows.length === 0 && <EmptyState title={t('matrix.none')} hint={t('matrix.none_hint')} />}
      {shown && shown.rows.length > 0 && (wide ? <MatrixTable lines={shown.lines} groups={groups} all={shown.rows} /> : <MatrixCards lines={shown.lines} groups={groups} />)}
    </div>
  )
}

function sentenceOf(matrix: Matrix): string {
  const [heads, cells, empty] = [matrix.rows.length, matrix.rows.length * matrix.lines.length, emptyCells(matrix)]
  const args = { heads: showNumber(heads), cells: showNumber(cells), empty: showNumber(empty) }
  return t(empty === 0 ? 'matrix.full' : empty === 1 ? 'matrix.empty_one' : 'matrix.empty', args)
}

/** Names of the units below the topmost ones, which heads are grouped by; none where they cannot be read. */
function useCounties(): string[] | undefined {
  const roots = useGet<UnitRow[]>('/units', undefined, { fresh: 600_000 })
  const root = roots.data?.[0]
  const below = useGet<UnitRow[]>(root ? '/units' : null, { parent: root?.id }, { fresh: 600_000 })
  return useMemo(() => {
    if (roots.isError || below.isError || roots.data?.length === 0) return []
    return roots.data && below.data ? [...roots.data, ...below.data].filter(({ children }) => children > 0).map(({ name }) => name) : undefined
  }, [roots.data, roots.isError, below.data, below.isError])
}
