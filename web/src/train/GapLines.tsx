import type { ReactNode } from 'react'
import type { GapLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { GapMark } from './Mark'

type Props = { rows: GapLine[]; /** Whose it is instead of the field, which then stands above. */ person: boolean; tools?: (gap: GapLine) => ReactNode; tick?: ((gap: GapLine) => ReactNode) | undefined }

/** Gaps one below the other: what is missing, who says so, and what is done about it. */
export function GapLines({ rows, person, tools, tick }: Props) {
  return (
    <ul className="gap-lines">
      {rows.map((one) => (
        <li key={one.id}>
          {tick?.(one)}
          <div className="grow">
            <p className="gap-head">{person ? <span><Whose of={one} /></span> : <strong>{one.gap.field}</strong>} <span className="tag">{code('gap_kind', one.gap.kind)}</span> <GapMark state={one.state} /></p>
            {one.gap.text && <p className="pre">{one.gap.text}</p>}
            <p className="quiet small">{code('gap_source', one.gap.source)} · <span className="day">{one.gap.found_on}</span></p>
            <Answer of={one} />
          </div>
          {tools?.(one)}
        </li>
      ))}
    </ul>
  )
}

export function Whose({ of }: { of: GapLine }) {
  if (of.who) return <><PathLink className="person-name" to={paths.personTraining(of.who.person)}>{of.who.name}</PathLink> <span className="quiet small">{of.who.post}</span></>
  return <>{of.gap.unit === null ? of.unit_name : <PathLink to={paths.unit(of.gap.unit)}>{of.unit_name}</PathLink>} {of.gap.group && <span className="quiet">{of.gap.group}</span>}</>
}

/** The training assigned to it, and what showed it closed. */
function Answer({ of }: { of: GapLine }) {
  const planned = of.session !== null ? <PathLink to={paths.trainingSession(of.session)}>{of.session_title || t('gaps.hidden')}</PathLink> : of.programme !== null ? <PathLink to={paths.programme(of.programme)}>{of.programme_title || t('gaps.hidden')}</PathLink> : null
  return (
    <>
      {planned && <p className="small gap-answer">{t('gaps.planned_in')}{planned}</p>}
      {of.state === 'closed' && <p className="small gap-answer">{t('gaps.closed_on', { day: of.closed_on ?? '' })}{of.closed_by !== null && of.gap.person !== null && <> · <PathLink to={paths.entry(of.gap.person, of.closed_by)}>{t('gaps.shown_by')}</PathLink></>}</p>}
    </>
  )
}
