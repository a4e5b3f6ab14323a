import { BankOutlined, FileTextOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useGet } from '../api/hooks'
import type { Hit } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { useSettled } from '../kinds/useSettled'
import { sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'
import { useGo } from './address'
import { isTyping } from './keys'

const marks = { person: <UserOutlined aria-hidden />, unit: <BankOutlined aria-hidden />, entry: <FileTextOutlined aria-hidden /> }

/** Search of everything: `/` to reach it, arrows and Enter to leave it. */
export function SearchBox() {
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const go = useGo()
  const settled = useSettled(text.trim(), 150)
  const found = useGet<Hit[]>(settled ? '/search' : null, { q: settled, limit: 20 }, { keep: true })
  const hits = settled ? (found.data ?? []) : []

  useEffect(() => {
    const reach = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', reach)
    return () => removeEventListener('keydown', reach)
  }, [])

  const leave = () => {
    setOpen(false)
    setText('')
    box.current?.blur()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && hits[at]) {
      go(hits[at].link)
      leave()
    } else return
    event.preventDefault()
  }
  return (
    <div className="search" role="search" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }}>
      <Input ref={box} value={text} variant="filled" prefix={<SearchOutlined aria-hidden />} suffix={<kbd className="wide-only">/</kbd>}
        role="combobox" aria-expanded={open && settled !== ''} aria-controls="hits" aria-label={t('search.label')}
        placeholder={t('search.hint')} onFocus={() => setOpen(true)} onKeyDown={press}
        onChange={(event) => { setText(event.target.value); setAt(0); setOpen(true) }} />
      {open && settled && (
        <ul className="hits" id="hits" role="listbox">
          {found.isError && <li className="quiet none">{sentenceOf(found.error)}</li>}
          {!found.isFetching && !found.isError && hits.length === 0 && <li className="quiet none">{t('search.none', { text: settled })}</li>}
          {hits.map((hit, index) => (
            <li key={`${hit.kind}${hit.id}`} role="option" aria-selected={index === at} onMouseEnter={() => setAt(index)}>
              <PathLink className={`${hit.kind}-hit`} to={hit.link} onClick={leave} tabIndex={-1}>
                {marks[hit.kind]}
                <strong>{hit.title}</strong>
                {hit.kind === 'entry' && <span className="tag">{t('search.kind.entry')}</span>}
                <span className="quiet">{hit.detail}</span>
              </PathLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
