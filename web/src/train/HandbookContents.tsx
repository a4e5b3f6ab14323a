import { Select } from 'antd'
import { useWide } from '../observe/useWide'
import { type Search, useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import type { Found } from './handbook'

/** A section that is asked for comes into sight; its place is kept in the address, so that it can be sent. */
export function goToSection(at: number): void {
  document.getElementById(`section-${at}`)?.scrollIntoView()
}

/** At the side where there is room, above the text where there is none. */
export function HandbookContents({ sections }: { sections: Found[] }) {
  const [search, change] = useAddress<Search & { at?: string }>()
  const wide = useWide()
  const open = (at: number) => {
    change({ at: String(at) }, true)
    goToSection(at)
  }
  const chosen = sections.find(({ at }) => String(at) === search.at)?.at ?? null
  if (sections.length === 0) return null
  if (!wide) return <div className="handbook-jump no-print"><Select<number | null> className="wide" value={chosen} aria-label={t('handbooks.contents')} placeholder={t('handbooks.contents')} options={sections.map(({ at, number, title }) => ({ value: at, label: `${number} ${title}` }))} onChange={(at) => at !== null && open(at)} /></div>
  return (
    <nav className="handbook-contents no-print" aria-label={t('handbooks.contents')}>
      <h2>{t('handbooks.contents')}</h2>
      <ol>
        {sections.map(({ at, number, title, read }) => (
          <li key={at}><a href={`?at=${at}`} aria-current={at === chosen ? 'location' : undefined} onClick={(event) => { event.preventDefault(); open(at) }}><span className="number">{number}</span><span className="grow">{title}</span><span className="read-mark" aria-hidden>{read ? '●' : '○'}</span><span className="hidden-words">{t(read ? 'handbooks.is_read' : 'handbooks.not_read')}</span></a></li>
        ))}
      </ol>
    </nav>
  )
}
