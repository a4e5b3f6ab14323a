import { Button } from 'antd'
import type { SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Facts } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { counted } from './amounts'

/** What the server has now, and the next one. */
export function DiscussionSent({ sent, spoke, again }: { sent: SessionShown; spoke: { name: string; text: string }[]; again: () => void }) {
  const go = useGo()
  return (
    <div className="stack" role="status">
      <div className="note stack tight discussion-sent">
        <p><strong><PathLink to={paths.trainingSession(sent.id)}>{sent.title}</PathLink></strong></p>
        <Facts facts={[
          [t('discussions.field.unit'), <PathLink key="unit" to={paths.unit(sent.unit)}>{sent.unit_name}</PathLink>],
          [t('discussions.field.on'), sent.from],
          [t('discussions.field.form'), sent.discussion ? code('discussion_form', sent.discussion) : code('session_form', sent.form)],
          [t('discussions.field.heads'), sent.heads === null ? '' : counted('train.people', sent.heads)],
          [t('discussions.speeches'), sent.speeches === 0 ? '' : counted('train.speeches', sent.speeches)],
          ...(sent.programme === null ? [] : [[t('discussions.field.programme'), <PathLink key="programme" to={paths.programme(sent.programme)}>{sent.programme_title}</PathLink>] as [string, React.ReactNode]]),
        ]} />
        {spoke.length > 0 && <ul className="said-lines">{spoke.map((one, at) => <li key={at}><strong>{one.name}</strong>{one.text}</li>)}</ul>}
      </div>
      <div className="row">
        <Button type="primary" size="large" onClick={again}>{t('discussions.again')}</Button>
        <Button size="large" onClick={() => go(paths.trainingSession(sent.id))}>{t('discussions.open')}</Button>
      </div>
    </div>
  )
}
