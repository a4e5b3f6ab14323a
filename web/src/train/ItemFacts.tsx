import type { ReactNode } from 'react'
import { useGet } from '../api/hooks'
import type { CataloguePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Facts } from '../kinds/Section'
import { useUnitNames } from '../kinds/UnitPicker'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { hoursInWords } from './amounts'

/** What is kept of a line, by its kind. */
export function ItemFacts({ page }: { page: CataloguePageShown }) {
  const { item } = page
  const text = 'text' in item ? item.text : ''
  const facts = useFacts(page)
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {text && <p className="pre item-text">{text}</p>}
      {item.catalogue === 'focus' && item.items.length > 0 && <ul className="points">{item.items.map((one) => <li key={one}>{one}</li>)}</ul>}
    </>
  )
}

function useFacts({ item, who, taught_tenths: taught }: CataloguePageShown): [string, ReactNode][] {
  const unitName = useUnitNames(item.catalogue === 'zone' ? item.units : [])
  const lecturer = useGet<CataloguePageShown>(item.catalogue === 'course' && item.lecturer !== null ? `/training/catalogue/${item.lecturer}` : null).data
  const official: ReactNode = who && <><PersonName id={who.person} name={who.name} /> <span className="quiet small">{who.post}</span></>
  const fact = (name: string, value: ReactNode): [string, ReactNode] => [t(`catalogue.field.${name}`), value]
  switch (item.catalogue) {
    case 'focus': return [fact('kind', code('focus_kind', item.kind)), fact('period', item.until === null ? t('catalogue.since', { day: item.since }) : `${item.since} – ${item.until}`)]
    case 'room': return [fact('place', item.place), fact('seats', showNumber(item.seats))]
    case 'partner': return [fact('place', item.place)]
    case 'lecturer': return [fact('kind', code('lecturer_kind', item.kind)), fact('organisation', item.organisation), fact('official', official), fact('subjects', item.subjects), fact('taught', hoursInWords(taught))]
    case 'course': return [
      fact('hours', item.tenths > 0 ? hoursInWords(item.tenths) : ''), fact('lecturer', item.lecturer !== null && <PathLink to={paths.catalogueItem(item.lecturer)}>{lecturer?.item.title ?? '…'}</PathLink>), fact('layer', code('layer', item.layer)),
      fact('menu', t(item.menu ? 'catalogue.on_menu' : 'catalogue.off_menu')), fact('premium', item.premium && t('catalogue.premium_since', { day: item.premium.since, basis: item.premium.basis })),
    ]
    case 'zone': return [fact('units', <span className="name-links">{item.units.map((unit) => <PathLink key={unit} to={paths.unit(unit)}>{unitName(unit)}</PathLink>)}</span>)]
    case 'model': return [fact('person', official), fact('published_on', item.published_on)]
    // What a field wants is said beside what is being formed.
    case 'field': return []
    case 'chain': return []
  }
}
