import type { Need } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { NeedMark } from './NeedMark'

/** Needs in a line each: what it is, how it stands, what was noted last. */
export function NeedLines({ needs }: { needs: Need[] }) {
  return (
    <ul className="need-lines">
      {needs.map((need) => {
        const last = need.notes.at(-1)
        return (
          <li key={need.id}>
            <span className="need-head"><PathLink to={paths.needs(need.id)}>{code('care_kind', need.kind)}</PathLink> <NeedMark state={need.state} /> <span className="quiet small">{t('needs.since', { day: need.opened_on })}</span></span>
            {last && <span className="pre">{last.text}</span>}
          </li>
        )
      })}
    </ul>
  )
}
