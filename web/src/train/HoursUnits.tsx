import { useState } from 'react'
import type { HoursPageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { hoursStates } from './codes'
import { heatOf, metOf, shareOf } from './standing'

type Unit = HoursPageShown['units'][number]
type Props = { units: Unit[]; chosen: number | undefined; choose: (unit: number) => void }
const FEW = 6

/** Unit by unit, those where the fewest met what is asked first. */
export function HoursUnits({ units, chosen, choose }: Props) {
  const [all, setAll] = useState(false)
  if (chosen !== undefined && units.length < 2) return null
  const sorted = [...units].sort((one, other) => metOf(one.states, one.people) - metOf(other.states, other.people) || other.people - one.people)
  return (
    <Section title={t('hours.by_unit')} count={units.length} note={t('hours.by_unit_note')}>
      <div className="hours-units">
        <Table label={t('hours.by_unit')} rows={all ? sorted : sorted.slice(0, FEW)} rowKey={(one) => one.unit} open={(one) => choose(one.unit)} columns={[
          { key: 'name', head: t('hours.unit'), title: true, least: 176, cell: (one) => <PathLink to={`${paths.hours()}?unit=${one.unit}`}>{one.name}</PathLink> },
          { key: 'people', head: t('hours.people_head'), number: true, cell: (one) => showNumber(one.people) },
          ...hoursStates.toReversed().map((state) => ({ key: state, head: code('hours_state', state), number: true, cell: (one: Unit) => (one.states[state] ? showNumber(one.states[state]) : <span className="quiet">0</span>) })),
          { key: 'each', head: t('hours.each'), number: true, cell: (one) => showNumber(Math.round(one.tenths / one.people) / 10) },
          { key: 'share', head: t('hours.share'), least: 168, cell: (one) => <Share of={one} /> },
        ]} />
        {sorted.length > FEW && <div className="more no-print"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('hours.fewer_units') : t('hours.all_units', { n: sorted.length })}</button></div>}
      </div>
    </Section>
  )
}

function Share({ of }: { of: Unit }) {
  const share = metOf(of.states, of.people)
  const percent = shareOf(of.states.met ?? 0, of.people)
  return <span className="met-share"><span className={`met-track heat-${heatOf(share)}`}><span style={{ width: `${percent}%` }} /></span><span className="small">{t('hours.percent', { n: percent })}</span></span>
}
