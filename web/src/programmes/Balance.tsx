import type { ProgrammePageShown } from '../api/types'
import { Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'

/** How often each kind of speaker taught; those asked for and still missing are marked. */
export function Balance({ rows }: { rows: ProgrammePageShown['balance'] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const missing = rows.filter(({ asked, count }) => asked && count === 0).length
  return (
    <Section id="balance" title={t('programmes.part.balance')} note={missing > 0 ? t('programmes.balance_missing', { n: missing }) : t('programmes.balance_unit')}>
      <ul className="balance">
        {rows.map(({ kind, count, asked }) => (
          <li key={kind}>
            <span>{code('lecturer_kind', kind)}{!asked && <span className="quiet small"> {t('programmes.not_asked')}</span>}</span>
            <span className="balance-bar" aria-hidden><span style={{ width: `${(count / most) * 100}%` }} /></span>
            {asked && count === 0 ? <span className="tag notice">{t('programmes.missing')}</span> : <span className="number">{showNumber(count)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
