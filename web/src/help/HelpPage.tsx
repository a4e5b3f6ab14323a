import { useParams } from '@tanstack/react-router'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { type Topic, topics } from './topics'
import './help.css'

export function HelpPage() {
  const { topic = 'start' } = useParams({ strict: false })
  const known = topic in topics
  useTitle(t(known ? `help.${topic}.title` : 'frame.help'))
  const count = known ? topics[topic as Topic] : 0
  return (
    <div className="help">
      <nav className="help-topics no-print" aria-label={t('help.topics')}>
        {(Object.keys(topics) as Topic[]).map((one) => <PathLink key={one} to={paths.help(one)} aria-current={one === topic ? 'page' : undefined}>{t(`help.${one}.title`)}</PathLink>)}
      </nav>
      <article className="help-text">
        {!known && <EmptyState title={t('frame.not_found')} hint={t('frame.not_found_hint')} to={paths.help()} action={t('frame.help')} />}
        {known && <h1>{t(`help.${topic}.title`)}</h1>}
        {Array.from({ length: count }, (_, index) => <Paragraph key={index} text={t(`help.${topic}.${index + 1}`)} />)}
      </article>
    </div>
  )
}

/** `code` in back quotes is the only mark help texts use. */
function Paragraph({ text }: { text: string }) {
  return <p>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</p>
}
