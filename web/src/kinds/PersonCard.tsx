import { useGet } from '../api/hooks'
import type { Card } from '../api/types'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { Portrait } from './Portrait'
import { ProblemNote } from './ProblemNote'

export default function PersonCard({ id }: { id: number }) {
  const { data: card, error } = useGet<Card>(`/people/${id}/card`, undefined, { fresh: 60_000 })
  if (error) return <div className="person-card"><ProblemNote error={error} /></div>
  if (!card) return <div className="person-card" />
  const facts = [code('sex', card.sex), t('people.born', { date: showDate(card.birth) }), t('people.age', { n: card.age }), code('political_status', card.political_status), card.education]
  return (
    <div className="person-card">
      <Portrait id={id} has={card.photo} name={card.name} size={64} />
      <div className="grow">
        <strong>{card.name}</strong>
        <div>{card.present_post || card.unit}</div>
        <div className="quiet">{[code('rank', card.rank), code('grade', card.grade)].filter(Boolean).join(' · ')}</div>
        <div className="quiet small">{facts.filter(Boolean).join(' · ')}</div>
      </div>
    </div>
  )
}
