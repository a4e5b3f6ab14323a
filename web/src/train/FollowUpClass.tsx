import type { FollowUp } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { keyOf } from './followUp'
import { FollowUpForm } from './FollowUpForm'

type Props = { rows: FollowUp[]; entries: Record<string, { entry: number }>; done: (row: FollowUp, entry: number) => void }

/** What is asked of one class: a card for each person. */
export function FollowUpClass({ rows, entries, done }: Props) {
  const [first] = rows
  if (!first) return null
  return (
    <Section title={first.title} note={t('followups.when', { done: first.done_on, until: first.until })} tools={<PathLink className="small underlined" to={paths.trainingSession(first.session)}>{t('followups.to_class')}</PathLink>}>
      <ul className="follow-up-cards">
        {rows.map((row) => {
          const answered = entries[keyOf(row)]
          return (
            <li key={keyOf(row)}>
              {answered ? <p className="follow-up answered" role="status"><span>{t(`followups.answered_${row.by}`, { name: row.who.name })}</span> <PathLink className="underlined" to={paths.entry(row.who.person, answered.entry)}>{t('followups.to_entry')}</PathLink></p>
                : <FollowUpForm of={row} done={(entry) => done(row, entry)}>{row.by === 'superior' && <h3><PersonName id={row.who.person} name={row.who.name} /> <span className="quiet small">{row.who.post}</span></h3>}</FollowUpForm>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
