import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { MonthsShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { begun, byPeople } from './heat'
import { HeatLegend } from './HeatLegend'
import { HeatTable } from './HeatTable'

type Props = { unit: number | undefined; year: number; turn: (year: number) => void }
const FEW = 30

/** Hours of units month by month of a year. */
export function HoursMonths({ unit, year, turn }: Props) {
  const { today } = useSession()
  const [all, setAll] = useState(false)
  const { data, error, refetch, isPlaceholderData } = useGet<MonthsShown>('/training/hours/months', { unit, year }, { keep: true })
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const units = byPeople(data.units)
  return (
    <Section title={t('hours.year', { year: data.year })} count={units.length} note={t('hours.heat_note')} tools={(
      <span className="year-step no-print">
        <Button icon={<LeftOutlined aria-hidden />} aria-label={t('hours.year_before')} onClick={() => turn(year - 1)} />
        <Button icon={<RightOutlined aria-hidden />} aria-label={t('hours.year_after')} disabled={year >= Number(today.slice(0, 4))} onClick={() => turn(year + 1)} />
      </span>
    )}>
      {units.length === 0 && <EmptyState title={t('hours.heat_none')} />}
      {units.length > 0 && (
        <>
          <HeatLegend />
          <div className={isPlaceholderData ? 'fading' : ''}><HeatTable year={data.year} units={all ? units : units.slice(0, FEW)} whole={units} begun={begun(data.year, today)} /></div>
          {units.length > FEW && <div className="more no-print"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('hours.fewer_units') : t('hours.all_units', { n: units.length })}</button></div>}
        </>
      )}
    </Section>
  )
}
