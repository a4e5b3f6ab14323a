import type { DeedTold } from '../api/types'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'

/** The whole story, the first first: who, in which hat, what, and in which words. */
export function StoryLine({ events }: { events: DeedTold[] }) {
  return (
    <ol className="story-line">
      {events.map((event, index) => (
        <li key={index} className={event.deed}>
          <p><strong>{t(`problems.told.${event.deed}`, { detail: event.detail })}</strong></p>
          <p className="quiet small">{[showInstant(event.at), whoOf(event)].join(' · ')}</p>
          {event.text && <p className="pre">{event.text}</p>}
        </li>
      ))}
    </ol>
  )
}

function whoOf({ by, party, deed }: DeedTold): string {
  const hat = deed === 'raise' && party === 'anyone' ? t('problems.recorder') : code('problem_party', party)
  return t('problems.by', { name: by || t('problems.unnamed'), hat })
}
