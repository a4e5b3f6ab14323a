import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { Marked } from './Marked'
import { type Found, readFor } from './handbook'
import { useReadThrough } from './useReadThrough'

type Props = { of: Found; words: string; organises: boolean; read?: (asked: boolean) => Promise<void> }

export function HandbookSection({ of, words, organises, read }: Props) {
  const place = useRef<HTMLElement>(null)
  useReadThrough(place, readFor(of.text), of.read || words !== '' || !read ? null : () => void read(false))
  return (
    <section ref={place} id={`section-${of.at}`} className="handbook-section" aria-labelledby={`section-title-${of.at}`}>
      <h2 id={`section-title-${of.at}`}><span className="section-number">{of.number}</span> <Marked text={of.title} words={words} /></h2>
      {of.text.trim() ? <p className="pre handbook-words"><Marked text={of.text} words={words} /></p> : <p className="quiet">{t('handbooks.no_text')}</p>}
      {of.courses.length > 0 && <p className="section-courses"><span className="quiet small">{t('handbooks.courses')}</span> {of.courses.map(({ id, title }) => <PathLink key={id} className="underlined" to={paths.catalogueItem(id)}>{title}</PathLink>)}</p>}
      <p className="section-foot small no-print">
        {of.read ? <span className="train-state met"><CheckOutlined aria-hidden /> {t('handbooks.is_read')}</span> : read && <Button size="small" aria-label={t('handbooks.mark_read_which', { title: of.title })} onClick={() => void read(true)}>{t('handbooks.mark_read')}</Button>}
        {organises && <span className="quiet">{of.readers === 0 ? t('handbooks.readers_none') : counted('handbooks.readers_n', of.readers)}</span>}
      </p>
    </section>
  )
}
