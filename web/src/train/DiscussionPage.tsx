import { useState } from 'react'
import type { SessionShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { DiscussionForm } from './DiscussionForm'
import { DiscussionSent } from './DiscussionSent'
import '../care/care.css'
import './train.css'

/** A unit says in a minute, on a phone, that it discussed something, who spoke and what they said. */
export function DiscussionPage() {
  const may = useMay()
  const [{ programme }] = useAddress<Search & { programme?: string }>()
  const [sent, setSent] = useState<{ sent: SessionShown; spoke: { name: string; text: string }[] } | null>(null)
  const of = programme && /^\d+$/.test(programme) ? Number(programme) : null
  if (!may('train.unit') && !may('train')) return <div className="page narrow"><EmptyState title={t('discussions.may_not')} hint={t('discussions.may_not_hint')} action={t('train.title')} to={paths.training()} /></div>
  return (
    <div className="page narrow train discussion">
      <div>
        <p className="no-print">{of === null ? <PathLink to={paths.training()}>{t('train.title')}</PathLink> : <PathLink to={paths.programme(of)}>{t('discussions.to_programme')}</PathLink>}</p>
        <PageHead title={t(sent ? 'discussions.sent' : 'discussions.title')} detail={sent ? undefined : t('discussions.detail')} />
      </div>
      {sent ? <DiscussionSent sent={sent.sent} spoke={sent.spoke} again={() => setSent(null)} /> : <DiscussionForm key={of ?? 'new'} programme={of} done={(told, spoke) => setSent({ sent: told, spoke })} />}
    </div>
  )
}
