import { useGet } from '../api/hooks'
import type { ProgrammeLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { lacking } from './cohort'

/** Specialists a field wants against those being formed, and the cohorts that form them. */
export function FieldSupply({ field, wanted, supply }: { field: number; wanted: number; supply: number }) {
  const { data } = useGet<ProgrammeLine[]>('/programmes', { kind: 'cohort' })
  const cohorts = (data ?? []).filter(({ programme }) => programme.field === field)
  const lacks = lacking(wanted, supply)
  return (
    <Section title={t('catalogue.supply')} note={t('catalogue.supply_note')}>
      <div className="supply stack tight">
        <p className="standing-sentence">{t(wanted === 0 ? 'catalogue.supply_unsaid' : lacks === 0 ? 'catalogue.supply_met' : 'catalogue.supply_lacks', { wanted: showNumber(wanted), supply: showNumber(supply), lacks: showNumber(lacks) })}</p>
        {wanted > 0 && <span className="hours-bar supply-bar" aria-hidden><span className="done" style={{ width: `${Math.min(1, supply / wanted) * 100}%` }} /></span>}
      </div>
      {data && cohorts.length === 0 && <p className="note">{t('catalogue.supply_none')} <PathLink to={paths.programmes('cohort')}>{t('catalogue.to_cohorts')}</PathLink></p>}
      <ul className="serving-lines">{cohorts.map(({ id, programme, unit_name }) => <li key={id}><PathLink to={paths.programme(id)}>{programme.title}</PathLink> <span className="quiet small">{unit_name} · {programme.since}{programme.until && ` – ${programme.until}`}</span></li>)}</ul>
    </Section>
  )
}
