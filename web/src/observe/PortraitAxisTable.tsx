import type { PortraitAxis, PortraitShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { type Column, Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { isDrawn, level, meetsMarks } from './PortraitDrawn'

type Props = { portrait: PortraitShown; earlier: PortraitShown | undefined; post: number | null }

/** Every axis in words: its level with the written words, the interval, who gave what, and how it stands to the post. */
export function PortraitAxisTable({ portrait, earlier, post }: Props) {
  const before = (axis: PortraitAxis) => earlier?.axes.find(({ competence }) => competence === axis.competence)
  const columns: Column<PortraitAxis>[] = [
    { key: 'title', head: t('portrait.competence'), title: true, least: 144, cell: (axis) => <Told axis={axis} person={portrait.person} /> },
    ...(earlier ? [{ key: 'before', head: earlier.as_of, least: 96, cell: (axis: PortraitAxis) => short(before(axis)) }] : []),
    { key: 'level', head: earlier ? portrait.as_of : t('portrait.level'), least: 136, cell: (axis) => isDrawn(axis) ? <span title={axis.levels[Math.round(axis.estimate / 10) - 1]}><b>{level(axis.estimate)}</b> <span className="quiet day">{t('portrait.interval', { low: level(axis.low), high: level(axis.high) })}</span></span>
      : <span className="quiet">{t('portrait.not_enough', { assessors: axis.assessors, least: portrait.assessors_least, kinds: axis.kinds, kinds_least: portrait.kinds_least })}</span> },
  ]
  if (post !== null) columns.push(
    { key: 'needed', head: t('portrait.needed'), least: 72, cell: (axis) => axis.needed === null ? <span className="quiet">{t('portrait.not_asked')}</span> : <span title={axis.levels[axis.needed - 1]}>{axis.needed}</span> },
    { key: 'meets', head: t('portrait.meets'), least: 96, cell: (axis) => axis.meets && <span className={`portrait-meets ${axis.meets}`}><span aria-hidden>{meetsMarks[axis.meets]}</span> {t(`portrait.meets.${axis.meets}`)}</span> },
  )
  return <Table label={t('portrait.axes')} rows={portrait.axes} rowKey={({ competence }) => competence} columns={columns} />
}

function short(axis: PortraitAxis | undefined) {
  return axis && isDrawn(axis) ? <span><b>{level(axis.estimate)}</b> <span className="quiet day">{t('portrait.interval', { low: level(axis.low), high: level(axis.high) })}</span></span> : <span className="quiet">{t('portrait.no_level')}</span>
}

function Told({ axis, person }: { axis: PortraitAxis; person: number }) {
  return (
    <details className="portrait-axis">
      <summary>{axis.title}</summary>
      <ol>{axis.levels.map((words, at) => <li key={at} value={at + 1} className={axis.needed === at + 1 ? 'needed' : ''}>{words}{axis.needed === at + 1 && <span className="tag">{t('portrait.needed')}</span>}</li>)}</ol>
      {axis.given.length === 0 && <p className="quiet small">{t('portrait.given_none')}</p>}
      <ul>
        {axis.given.map((one) => (
          <li key={one.entry}><PathLink to={paths.entry(person, one.entry)}>{t('portrait.given', { level: one.level, by: one.by, on: showDate(one.on) })}</PathLink> <span className="quiet small">{code('source_kind', one.source)}{one.source === 'own_statement' && t('portrait.not_counted')}</span></li>
        ))}
      </ul>
    </details>
  )
}
