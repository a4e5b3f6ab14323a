import type { PortraitBasis, PortraitShown } from '../api/types'
import { Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { compared, facets, of } from './PortraitDrawn'
import { PortraitEvidence, PortraitSentence } from './PortraitSentence'

/** Two days side by side: what each says, what is gone and what came. */
export function PortraitCompared({ earlier, later }: { earlier: PortraitShown; later: PortraitShown }) {
  return (
    <Section title={t('portrait.compared', { from: earlier.as_of, to: later.as_of })} note={t('portrait.compared_hint')}>
      {facets.map((facet) => {
        const { gone, added } = compared(earlier, later, facet)
        return (
          <div key={facet} className="portrait-pair" role="group" aria-label={code('facet', facet)}>
            <h3>{code('facet', facet)}</h3>
            <Day portrait={earlier} facet={facet} mark={'\u2212'} word="portrait.gone" changed={gone} />
            <Day portrait={later} facet={facet} mark="+" word="portrait.added" changed={added} />
          </div>
        )
      })}
    </Section>
  )
}

type Props = { portrait: PortraitShown; facet: (typeof facets)[number]; mark: string; word: 'portrait.gone' | 'portrait.added'; changed: PortraitBasis[] }

function Day({ portrait, facet, mark, word, changed }: Props) {
  const said = of(portrait, facet)
  return (
    <div className="portrait-day">
      <p className="quiet small day">{portrait.as_of}</p>
      {said.length === 0 && <p className="quiet">{t('portrait.none')}</p>}
      <ul className="portrait-said">{said.map((one) => <PortraitSentence key={`${one.text}-${one.rests_on[0]?.id}`} said={one} person={portrait.person} />)}</ul>
      {changed.length > 0 && (
        <details className={`portrait-changed ${mark === '+' ? 'added' : 'gone'}`}>
          <summary><span aria-hidden>{mark}</span> {t(word, { n: changed.length })}</summary>
          <PortraitEvidence rests={changed} person={portrait.person} />
        </details>
      )}
    </div>
  )
}
