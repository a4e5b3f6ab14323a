import type { Need } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { NeedMark } from './NeedMark'

/** Everything noted about a need, the first first. */
export function NeedStory({ need }: { need: Need }) {
  return (
    <div className="stack tight">
      <p><PersonName id={need.person} name={need.person_name} /> <span className="quiet">{need.post}</span></p>
      <p className="need-head"><NeedMark state={need.state} />{need.talk !== null && <PathLink to={paths.talk(need.talk)}>{t('needs.from_talk')}</PathLink>}</p>
      <ol className="need-story">
        {need.notes.map((note, at) => (
          <li key={at}>
            <span className="quiet small">{showInstant(note.at)} · {note.by}</span>
            <span><NeedMark state={note.state} /></span>
            <p className="pre">{note.text}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}
