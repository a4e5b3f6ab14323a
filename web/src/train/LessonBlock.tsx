import { ClockCircleOutlined, HolderOutlined, WarningOutlined } from '@ant-design/icons'
import { type CSSProperties, useRef } from 'react'
import type { TimetableLesson } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { sessionMarks, type SessionState } from './codes'
import { dropOf, endOf, HOUR, placeOf } from './timetable'
import type { To } from './useMoving'
import { useDrag } from './useDrag'

/** Where each day of the board begins across. */
function edgesOf(block: HTMLElement | null): number[] {
  return Array.from(block?.closest('.week-hours')?.querySelectorAll('.hours-day') ?? [], (day) => day.getBoundingClientRect().left)
}

type Props = { of: TimetableLesson; place: string; days: string[]; hours: { first: number; last: number }; lane: number; lanes: number; move: (to: To) => Promise<void>; ask: () => void }

/** One lesson at its time: what, of which session, where and by whom; drawn to another place where that is allowed. */
export function LessonBlock({ of, place, days, hours, lane, lanes, move, ask }: Props) {
  const edges = useRef<number[]>([])
  const block = useRef<HTMLLIElement>(null)
  const board = () => ({ edges: edges.current, days, ...hours })
  const { by, on } = useDrag(of.may_write, (moved) => {
    const to = dropOf(of, moved, board())
    return to.day === of.day && to.from === of.from ? undefined : move(to)
  })
  const to = by && dropOf(of, by, board())
  const time = to?.from ?? of.from
  const at = placeOf({ from: time, to: endOf(of, time) }, hours.first)
  const edge = (day: string) => edges.current[days.indexOf(day)] ?? 0
  const aside = to ? edge(to.day) - edge(of.day) : 0
  const where = of.room_title || place
  const all = [`${of.from}–${of.to}`, of.subject, of.title, where, of.lecturer_title, code('session_state', of.state), of.clash && t('timetable.clash')].filter(Boolean).join(' · ')
  return (
    <li className={`lesson-block ${of.state}${of.clash ? ' clash' : ''}${by ? ' drawn' : ''}${of.may_write ? ' moves' : ''}${at.height < HOUR ? ' short' : ''}`} title={all} {...on} ref={block}
      onPointerEnter={() => { edges.current = edgesOf(block.current) }}
      style={{ top: at.top, '--tall': `${at.height - 2}px`, left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%`, transform: aside ? `translateX(${aside}px)` : undefined } as CSSProperties}>
      <p className="lesson-block-time small"><span className="day">{time}–{endOf(of, time)}</span>{of.clash && <span className="clash-mark"><WarningOutlined aria-hidden /> {t('timetable.clash')}</span>}</p>
      <p className="lesson-block-title"><PathLink to={paths.trainingSession(of.session)} draggable={false}><span aria-hidden>{sessionMarks[of.state as SessionState]}</span> {of.subject}</PathLink></p>
      <p className="small">{of.title}</p>
      <p className="small">{[where, of.lecturer_title].filter(Boolean).join(' · ')}</p>
      {of.may_write && <span className="lesson-block-tools"><button type="button" aria-label={t('timetable.move_of', { subject: of.subject })} title={t('timetable.move')} onClick={ask}><ClockCircleOutlined aria-hidden /></button><span className="grip" aria-hidden><HolderOutlined /></span></span>}
    </li>
  )
}
