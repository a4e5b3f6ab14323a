import type { Placed, SessionShown, TrainingPart } from '../api/types'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'
import { ScoreCell } from './ScoreCell'

type Props = { page: SessionShown; entrants: TrainingPart[]; table: Placed[] }

/** Entrants down, rounds across; points are kept on leaving the field. */
export function ScoreGrid({ page, entrants, table }: Props) {
  const { rounds } = page.session
  return (
    <Section id="points" title={t('sessions.points')} note={t('sessions.points_note')}>
      <div className="table-frame">
        <table className="attendance-grid score-grid" aria-label={t('sessions.points')}>
          <thead><tr><th scope="col">{t('sessions.entrant')}</th>{rounds.map((round, at) => <th key={at} scope="col"><strong>{round}</strong></th>)}</tr></thead>
          <tbody>
            {entrants.map((part) => (
              <tr key={part.id}>
                <th scope="row">{part.name}<span className="quiet small">{part.unit_name || (part.person === null ? t('sessions.guest') : '')}</span></th>
                {rounds.map((round, at) => <td key={at}>{part.own ? <span className="quiet small">{t('sessions.not_oneself')}</span> : <ScoreCell session={page.id} part={part} at={at} round={round} mean={table.find((line) => line.part === part.id)?.rounds[at] ?? null} />}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
