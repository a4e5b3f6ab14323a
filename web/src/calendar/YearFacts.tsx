import type { CalendarYear } from '../api/types'
import { t } from '../words/catalogue'
import { stretchInWords } from './say'
import { marked, type Marks, stretches, workingDays } from './year'

/** The year in words: what the picture below shows, to read against the announcement. */
export function YearFacts({ year, known, marks }: { year: number; known?: CalendarYear; marks: Marks }) {
  return (
    <dl className="year-facts">
      {known && <div><dt>{t('calendar.source')}</dt><dd><span lang="zh-CN">{known.source}</span> <span className="tag">{t(known.entered ? 'calendar.entered' : 'calendar.shipped')}</span></dd></div>}
      <div><dt>{t('calendar.holidays')}</dt><dd><Days days={marked(marks, 'holiday')} /></dd></div>
      <div><dt>{t('calendar.worked_days')}</dt><dd><Days days={marked(marks, 'worked')} /></dd></div>
      <div><dt>{t('calendar.working_days')}</dt><dd>{t('calendar.days', { n: workingDays(year, marks) })}</dd></div>
    </dl>
  )
}

function Days({ days }: { days: string[] }) {
  if (days.length === 0) return t('calendar.no_days')
  const all = stretches(days)
  return <>{all.length > 1 && t('calendar.days_are', { n: days.length })}{all.map((one, index) => <span key={one.from} className="stretch">{stretchInWords(one)}{index < all.length - 1 && t('list.comma')}</span>)}</>
}
