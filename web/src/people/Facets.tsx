import type { Field, Filter, SearchAnswer } from '../api/types'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { chosenValues } from './filter'

type Props = { facets: SearchAnswer['facets']; fields: Field[]; filter: Filter | null; toggle: (field: string, value: string) => void }

/** Counts beside the list; a click is one more condition, a second click takes it back. */
export function Facets({ facets, fields, filter, toggle }: Props) {
  return (
    <aside className="facets no-print" aria-label={t('people.facets')}>
      {Object.entries(facets).map(([name, counts]) => {
        const field = fields.find((one) => one.field === name)
        const chosen = chosenValues(filter, name)
        const shown = counts.filter((one) => one.count > 0 || chosen.includes(one.code)).slice(0, 10)
        return shown.length > 0 && (
          <section key={name}>
            <h3>{t(field?.label ?? `field.${name}`)}</h3>
            {shown.map((one) => (
              <button key={one.code ?? ''} type="button" disabled={!one.code} aria-pressed={chosen.includes(one.code)} onClick={() => toggle(name, one.code)}>
                <span>{one.code ? code(field?.table ?? name, one.code) : t('people.not_filled')}</span>
                <span className="number">{showNumber(one.count)}</span>
              </button>
            ))}
          </section>
        )
      })}
    </aside>
  )
}
