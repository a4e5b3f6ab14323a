import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { t } from '../words/catalogue'
import { dayInWords, monthInWords, stateInWords, weekdays } from './say'
import { daysOf, isWeekend, type Marks, plus, plusMonth, weekday } from './year'

type Edit = { press: (day: string, extend: boolean) => void }
type Props = { year: number; marks: Marks; today: string; edit?: Edit }

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => plus(day, -1), ArrowRight: (day) => plus(day, 1), ArrowUp: (day) => plus(day, -7), ArrowDown: (day) => plus(day, 7),
  PageUp: (day) => plusMonth(day, -1), PageDown: (day) => plusMonth(day, 1), Home: (day) => `${day.slice(0, 7)}-01`, End: (day) => plus(plus(`${day.slice(0, 7)}-01`, 31).slice(0, 8) + '01', -1),
}

/** Twelve small months. Where they are edited they are one stop of the Tab key, and the arrows walk the days. */
export function Months({ year, marks, today, edit }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`)
  const walk = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.day
    const next = from && STEPS[event.key]?.(from)
    if (!edit || !next || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (!next.startsWith(`${year}-`)) return
    setAt(next)
    place.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  const press = (event: MouseEvent, day: string) => {
    setAt(day)
    edit?.press(day, event.shiftKey)
  }
  const heads = weekdays()
  return (
    <div ref={place} className="months" onKeyDown={walk}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month} className="month" aria-label={monthInWords(month)}>
          <caption>{monthInWords(month)}</caption>
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {weeks(year, month).map((week, row) => (
              <tr key={row}>
                {week.map((day, column) => <td key={column}>{day && <Day day={day} marks={marks} today={today} at={at} {...(edit ? { press } : {})} />}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

type DayProps = { day: string; marks: Marks; today: string; at: string; press?: (event: MouseEvent, day: string) => void }

function Day({ day, marks, today, at, press }: DayProps) {
  const mark = marks.get(day)
  const look = `day ${mark ?? (isWeekend(day) ? 'weekend' : '')}${day === today ? ' today' : ''}`
  const words = t('calendar.day', { day: dayInWords(day), state: stateInWords(day, mark) })
  const inside = <><span>{Number(day.slice(8))}</span>{mark && <small>{t(`calendar.mark.${mark}`)}</small>}</>
  const now = day === today ? ('date' as const) : undefined
  if (!press) return <span className={look} title={mark && words} aria-current={now}>{inside}</span>
  return <button type="button" className={look} data-day={day} tabIndex={day === at ? 0 : -1} aria-label={words} aria-current={now} onClick={(event) => press(event, day)}>{inside}</button>
}

/** The days of a month in rows of seven, Monday first, with nothing before the first and after the last. */
function weeks(year: number, month: number): (string | null)[][] {
  const days = daysOf(year, month)
  const all = [...Array.from({ length: weekday(days[0] ?? '') - 1 }, () => null), ...days]
  return Array.from({ length: Math.ceil(all.length / 7) }, (_, row) => Array.from({ length: 7 }, (_, column) => all[row * 7 + column] ?? null))
}
