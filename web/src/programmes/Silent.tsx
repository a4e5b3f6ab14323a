import { useState } from 'react'
import type { ProgrammePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

/** Units that are to take part and have not: first how many, their names on asking. */
export function Silent({ units, count }: { units: ProgrammePageShown['silent']; count: number }) {
  const [open, setOpen] = useState(false)
  return (
    <Section id="silent" title={t('programmes.silent')} tools={<button type="button" className="link no-print" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'programmes.fold' : 'programmes.show_names')}</button>}>
      <p>{t('programmes.silent_n', { n: count })}</p>
      {open && count > units.length && <p className="quiet small">{t('programmes.silent_first', { n: units.length })}</p>}
      {open && <ul className="unit-names">{units.map(({ unit, name }) => <li key={unit}><PathLink to={paths.unit(unit)}>{name}</PathLink></li>)}</ul>}
    </Section>
  )
}
