import type { Project } from '../api/types'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { amountKinds } from './codes'

/** The amounts that are known, in ten thousands of yuan. */
export function Amounts({ amounts }: { amounts: Project['amounts'] }) {
  const known = amountKinds.filter((kind) => amounts[kind] !== undefined)
  if (known.length === 0) return <p className="quiet">{t('projects.no_amounts')}</p>
  return (
    <dl className="figure-strip">
      {known.map((kind) => (
        <div key={kind}><dt>{t('projects.amount', { name: code('amount_kind', kind) })}</dt><dd>{showNumber(amounts[kind])}</dd></div>
      ))}
    </dl>
  )
}
