import { EditOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { CalendarYear } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Legend } from './Legend'
import { Months } from './Months'
import { marksOf, offered, readYear } from './year'
import { YearFacts } from './YearFacts'
import './calendar.css'

const YearEditor = lazy(() => import('./YearEditor').then((file) => ({ default: file.YearEditor })))
type Address = Search & { year?: string }

/** Which days are worked in a year, and on whose announcement. */
export function CalendarPage() {
  const [search, change] = useAddress<Address>()
  const present = Number(useSession().today.slice(0, 4))
  const { data, error, refetch } = useGet<CalendarYear[]>('/calendar', undefined, { fresh: 60_000 })
  const year = readYear(search.year) ?? present
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <div className="page"><RowsSkeleton /></div>
  const years = offered(data, present, year)
  const chooser = <YearChooser years={years} without={years.filter((one) => !data.some((known) => known.year === one))} year={year} choose={(next) => change({ year: String(next) })} />
  return <Year key={year} year={year} known={data.find((one) => one.year === year)} chooser={chooser} />
}

function Year({ year, known, chooser }: { year: number; known: CalendarYear | undefined; chooser: ReactNode }) {
  const [editing, setEditing] = useState(false)
  const { today } = useSession()
  const may = useMay()('settings')
  const marks = marksOf(known)
  return (
    <div className="page calendar">
      <PageHead title={t('calendar.title_of', { year })} detail={t('calendar.detail')}>
        <div className="row nowrap no-print">{chooser}</div>
        {known && !editing && <Button className="no-print" icon={<PrinterOutlined aria-hidden />} aria-label={t('action.print')} onClick={() => print()}><span className="wide-only">{t('action.print')}</span></Button>}
        {known && !editing && may && <Button className="no-print" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('action.correct')}</Button>}
      </PageHead>
      {editing && <Suspense fallback={<RowsSkeleton />}><YearEditor year={year} known={known} close={() => setEditing(false)} /></Suspense>}
      {!editing && !known && (
        <EmptyState title={t('calendar.none', { year })} hint={t(may ? 'calendar.none_hint' : 'calendar.none_ask', { year, before: year - 1 })}
          {...(may ? { action: t('calendar.enter', { year }), onAction: () => setEditing(true) } : {})} />
      )}
      {!editing && known && (
        <>
          <YearFacts year={year} known={known} marks={marks} />
          <Legend />
          <Months year={year} marks={marks} today={today} />
        </>
      )}
    </div>
  )
}

type Chooser = { years: number[]; without: number[]; year: number; choose: (year: number) => void }

function YearChooser({ years, without, year, choose }: Chooser) {
  const step = (by: number) => years[years.indexOf(year) + by]
  const [before, after] = [step(-1), step(1)]
  return (
    <>
      <Button icon={<LeftOutlined aria-hidden />} aria-label={t('calendar.before')} disabled={before === undefined} onClick={() => before !== undefined && choose(before)} />
      <Select className="year-choice" aria-label={t('calendar.year')} value={year} onChange={choose} popupMatchSelectWidth={false}
        options={years.map((one) => ({ value: one, label: t(without.includes(one) ? 'calendar.year_without' : 'calendar.year_is', { year: one }) }))} />
      <Button icon={<RightOutlined aria-hidden />} aria-label={t('calendar.after')} disabled={after === undefined} onClick={() => after !== undefined && choose(after)} />
    </>
  )
}
