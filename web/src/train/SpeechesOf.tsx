import type { TrainingOf } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { titleOf } from './sessions'

/** Where somebody spoke, and what they said. */
export function Speeches({ parts }: { parts: TrainingOf['parts'] }) {
  return (
    <Section title={t('train.spoke')} count={parts.length}>
      <ul className="said-lines">
        {parts.map(({ part, said, session }) => (
          <li key={part}>
            <p>{said || <span className="quiet">{t('train.said_nothing')}</span>}</p>
            <p className="quiet small"><span className="day">{session.to}</span> · <PathLink className="underlined" to={paths.trainingSession(session.id)}>{titleOf(session)}</PathLink></p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
