import type { Placed, SessionShown } from '../api/types'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'
import { ScoreCell } from './ScoreCell'

type Props = { page: SessionShown; table: Placed[] }

/** Entrants down, rounds across; points are kept on leaving the field. */
export function ScoreGrid({ page, table }: Props) {
  const { rounds } = page.session
  const own = new Set(page.parts.filter((part) => part.own).map((part) => part.id))
  // In the order of the roster: a row that jumped while points are typed would take the next ones for somebody else.
  const entrants = [...table].sort((one, other) => one.part - other.part)
  return (
    <Section id="points" title={t('sessions.points')} note={t('sessions.points_note')}>
      <div className="table-frame">
        <table className="attendance-grid score-grid" aria-label={t('sessions.points')}>
          <thead><tr><th scope="col">{t('sessions.entrant')}</th>{rounds.map((round, at) => <th key={at} scope="col"><strong>{round}</strong></th>)}</tr></thead>
          <tbody>
            {entrants.map((line) => (
              <tr key={line.part}>
                <th scope="row">{line.name}<span className="quiet small">{line.unit_name || (line.person === null ? t('sessions.guest') : '')}</span></th>
                {rounds.map((round, at) => <td key={at}>{own.has(line.part) ? <span className="quiet small">{t('sessions.not_oneself')}</span> : <ScoreCell session={page.id} line={line} at={at} round={round} />}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
