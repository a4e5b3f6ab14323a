import { PaperClipOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { address, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Entry } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import type { PersonAddress } from '../people/PersonPage'
import { useAddress } from '../shell/address'
import { code, t } from '../words/catalogue'
import { showDate, showInstant, showNumber } from '../words/dates'
import { Contest } from './Contest'

type Deed = 'comment' | 'contest' | null

export function LedgerEntry({ entry, person, fixed, replace }: { entry: Entry; person: number; fixed: boolean; replace: () => void }) {
  const [deed, setDeed] = useState<Deed>(null)
  const [search] = useAddress<PersonAddress>()
  const place = useRef<HTMLLIElement>(null)
  const sought = search.entry === String(entry.id)
  useEffect(() => { if (sought) place.current?.scrollIntoView({ block: 'center' }) }, [sought])
  const queries = useQueryClient()
  const may = (what: Entry['may'][number]) => !fixed && entry.may.includes(what)
  const write = async (path: string, body: object) => {
    await send('POST', `/evidence/${entry.id}/${path}`, body)
    await refresh(queries, [`/people/${person}/evidence`])
  }
  const old = entry.replaced_by !== null
  return (
    <li ref={place} id={`entry-${entry.id}`} className={`entry${old ? ' old' : ''}${sought ? ' sought' : ''}`}>
      <span className="stage-mark" title={t(`stage.name.${entry.stage}`)}>{t(`stage.mark.${entry.stage}`)}</span>
      <div className="entry-body">
        <div className="row">
          <strong className={old ? 'struck' : ''}>{entry.title}</strong>
          {entry.tier === 'restricted' && <span className="tag notice">{code('tier', entry.tier)}</span>}
          {old && <a className="tag" href={`#entry-${entry.replaced_by}`}>{t('ledger.replaced')}</a>}
          {entry.replaces !== null && <a className="tag" href={`#entry-${entry.replaces}`}>{t('ledger.replaces')}</a>}
        </div>
        <p className="quiet small">
          {[t('ledger.happened', { date: showDate(entry.happened_on) }), code('entry_kind', entry.kind), code('source_kind', entry.source), code('tier', entry.tier), t('ledger.recorded', { at: showInstant(entry.recorded_at), by: entry.recorded_by })].join(' · ')}
        </p>
        {entry.text === null ? <p className="quiet">{t('ledger.text_hidden')}</p> : entry.text && <p className={`pre${old ? ' struck' : ''}`}>{entry.text}</p>}
        {entry.attachments.length > 0 && (
          <p className="row">
            {entry.attachments.map((one) => <a key={one.file} href={address(`/files/${one.file}`)} download={one.name}><PaperClipOutlined aria-hidden /> {one.name} <span className="quiet small">{t('ledger.kilobytes', { n: showNumber(Math.ceil(one.bytes / 1024)) })}</span></a>)}
          </p>
        )}
        {entry.comments.map((one, index) => <p key={index} className="entry-comment"><span className="quiet small">{one.by} · {showInstant(one.at)}</span><br />{one.text}</p>)}
        {entry.contest && <Contest entry={entry} may={may('answer')} person={person} />}
        <div className="row no-print entry-tools">
          {may('comment') && <button type="button" className="link" onClick={() => setDeed('comment')}>{t('ledger.comment')}</button>}
          {may('contest') && <button type="button" className="link" onClick={() => setDeed('contest')}>{t('ledger.contest')}</button>}
          {may('replace') && !old && <button type="button" className="link" onClick={replace}>{t('ledger.replace')}</button>}
        </div>
      </div>
      <WhyDialog open={deed === 'comment'} close={() => setDeed(null)} title={t('ledger.comment')} hint={t('ledger.comment_hint')} action={t('ledger.comment_submit')} act={(text) => write('comments', { text })} />
      <WhyDialog open={deed === 'contest'} close={() => setDeed(null)} title={t('ledger.contest')} hint={t('ledger.contest_hint')} action={t('ledger.contest_submit')} act={(text) => write('contest', { text })} />
    </li>
  )
}
