import type { ProgrammePageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

/** Hosts in their order: whose turn is next, how often and when each last held one. */
export function Rota({ rows }: { rows: ProgrammePageShown['rota'] }) {
  return (
    <Section id="rota" title={t('programmes.part.rota')} count={rows.length}>
      <ol className="rota">
        {rows.map((host) => (
          <li key={host.unit} className={host.next ? 'next' : ''}>
            <span className="grow"><PathLink className="lined" to={paths.unit(host.unit)}>{host.name}</PathLink>{host.next && <span className="tag accent">{t('programmes.next_host')}</span>}</span>
            <span className="quiet small">{host.times === 0 ? t('programmes.never_hosted') : t('programmes.hosted', { n: host.times })}{host.last && <> · <span className="day">{host.last}</span></>}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
