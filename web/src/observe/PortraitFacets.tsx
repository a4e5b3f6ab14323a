import type { PortraitShown } from '../api/types'
import { Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { facets, of } from './PortraitDrawn'
import { PortraitSentence } from './PortraitSentence'

/** Facet by facet; one of which nothing is on record says so. */
export function PortraitFacets({ portrait }: { portrait: PortraitShown }) {
  return (
    <div className="portrait-facets">
      {facets.map((facet) => {
        const said = of(portrait, facet)
        return (
          <Section key={facet} title={code('facet', facet)} note={facet === 'results' ? t('portrait.yardsticks') : undefined}>
            {said.length === 0 && <p className="quiet">{t('portrait.none')}</p>}
            <ul className="portrait-said" data-facet={facet}>{said.map((one) => <PortraitSentence key={`${one.text}-${one.rests_on[0]?.id}`} said={one} person={portrait.person} />)}</ul>
          </Section>
        )
      })}
    </div>
  )
}
