import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Change, PersonFile, Reader } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { actionInWords } from '../access/actions'
import { useSession } from '../shell/session'
import { changeInWords } from './change'
import type { PersonAddress } from './PersonPage'

/** Beside the file: what changed since the last look, the whole history, and who has read it. */
export function PersonRail({ file }: { file: PersonFile }) {
  const [search, change] = useAddress<PersonAddress>()
  const { account } = useSession()
  const [showHistory, setShowHistory] = useState(false)
  const [showReaders, setShowReaders] = useState(false)
  const history = useGet<Change[]>(showHistory ? `/people/${file.id}/history` : null)
  const readers = useGet<Reader[]>(showReaders ? `/people/${file.id}/readers` : null)
  return (
    <aside className="rail no-print" aria-label={t('people.rail')}>
      {search.known_at && (
        <section>
          <h3>{t('people.known_at')}</h3>
          <p className="small quiet">{t('people.known_at_hint')}</p>
          <Button size="small" onClick={() => change({ known_at: undefined })}>{t('people.known_now')}</Button>
        </section>
      )}
      <section>
        <h3>{t('people.observed')}</h3>
        <ul className="rail-list">
          <li><PathLink to={paths.portrait(file.id)}>{t('portrait.title')}</PathLink></li>
          <li><PathLink to={paths.statementsOf(file.id)}>{t('portrait.to_statements')}</PathLink></li>
        </ul>
      </section>
      <section>
        <h3>{t('people.changes')}<span className="count">{file.changes_since_last_look.length}</span></h3>
        {file.changes_since_last_look.length === 0 && <p className="small quiet">{t('people.changes_none')}</p>}
        <Changes changes={file.changes_since_last_look} show={(position) => change({ known_at: String(position) })} />
        <button type="button" className="link small" aria-expanded={showHistory} onClick={() => setShowHistory(!showHistory)}>{showHistory ? t('people.history_hide') : t('people.history')}</button>
        {history.data && <Changes changes={history.data} show={(position) => change({ known_at: String(position) })} />}
      </section>
      {(account.person === file.id || file.may.includes('write')) && <section>
        <h3>{t('people.readers')}</h3>
        <button type="button" className="link small" aria-expanded={showReaders} onClick={() => setShowReaders(!showReaders)}>{showReaders ? t('people.readers_hide') : t('people.readers_show')}</button>
        {readers.data && <Readers readers={readers.data} />}
        {readers.error && <p className="small quiet">{readers.error.message}</p>}
      </section>}
    </aside>
  )
}

function Changes({ changes, show }: { changes: Change[]; show: (position: number) => void }) {
  return (
    <ul className="rail-list">
      {changes.slice(0, 50).map((one, index) => (
        <li key={`${one.position}-${index}`}>
          <span className="small quiet">{[showInstant(one.at), one.by].filter(Boolean).join(' · ')}</span>
          <span>{changeInWords(one)}</span>
          <button type="button" className="link small" onClick={() => show(one.position - 1)}>{t('people.show_before')}</button>
        </li>
      ))}
    </ul>
  )
}

export function Readers({ readers }: { readers: Reader[] }) {
  if (readers.length === 0) return <p className="small quiet">{t('people.readers_none')}</p>
  return (
    <ul className="rail-list">
      {readers.map((one, index) => {
        return <li key={index}><span className="small quiet">{showInstant(one.at)}</span><span>{[one.by, code('role', one.role)].filter(Boolean).join(' · ')}</span><span className="small quiet">{actionInWords(one.what)}</span></li>
      })}
    </ul>
  )
}
