import type { Comment } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'

export function CommentLines({ rows }: { rows: Comment[] }) {
  return (
    <ol className="comment-lines" aria-label={t('comments.title')}>
      {rows.map((one) => {
        const facts = [code('source_kind', one.group), code('channel', one.channel), code('front_line', one.front_line)].filter(Boolean).join(' · ')
        return (
          <li key={one.entry}>
            <p className="pre">{one.text}</p>
            <p className="small"><PersonName id={one.person} name={one.name} /> <span className="quiet">{one.post}</span></p>
            <p className="quiet small"><span className="day">{showDate(one.given_on)}</span> · {facts} · <PathLink to={paths.entry(one.person, one.entry)}>{t('comments.to_entry')}</PathLink></p>
          </li>
        )
      })}
    </ol>
  )
}
