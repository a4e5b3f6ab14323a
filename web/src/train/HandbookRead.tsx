import { DownloadOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { address } from '../api/client'
import { useGet } from '../api/hooks'
import type { HandbookShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { useSettled } from '../kinds/useSettled'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { HandbookContents } from './HandbookContents'
import { HandbookText } from './HandbookText'
import { foundHere } from './handbook'
import { ReadBar } from './ReadBar'

type Props = { page: HandbookShown; away: boolean }

/** The text with its table of contents; looking for words leaves the sections that hold them. */
export function HandbookRead({ page, away }: Props) {
  const go = useGo()
  const [search, change] = useAddress<Search & { q?: string; at?: string; edit?: string; new?: string; from?: string }>()
  const [typed, setTyped] = useState(search.q ?? '')
  const words = useSettled(typed.trim(), 250)
  useEffect(() => {
    if (words !== (search.q ?? '')) change({ q: words || undefined }, true)
  }, [words])
  const asked = search.q ?? ''
  const query = useGet<HandbookShown>(asked && !away ? `/training/handbooks/${page.id}` : null, { q: asked }, { keep: true })
  const places = new Set((asked && !away && !query.error ? query.data?.found : undefined)?.map(({ at }) => at))
  const found = asked === '' ? page.found : query.data && !query.error && !away ? page.found.filter(({ at }) => places.has(at)) : foundHere(page.found, asked)
  return (
    <div className="page train handbook">
      <div>
        <p className="no-print"><PathLink to={paths.handbooks()}>{t('handbooks.title')}</PathLink></p>
        <PageHead title={page.title} detail={<>{page.edition} · <PathLink to={paths.unit(page.unit)}>{page.unit_name}</PathLink> · <span className="day">{page.published_on}</span></>}>
          <span className="row no-print">
            {page.may_write && !away && <Button icon={<EditOutlined aria-hidden />} onClick={() => change({ edit: '1', q: undefined, at: undefined })}>{t('handbooks.edit')}</Button>}
            {page.may_write && !away && <Button onClick={() => go(`${paths.handbooks()}?new=1&from=${page.id}`)}>{t('handbooks.next_edition')}</Button>}
            {!away && <Button href={address(`/training/handbooks/${page.id}/file`)} download={`${page.title}.html`} title={t('handbooks.file_hint')} icon={<DownloadOutlined aria-hidden />}>{t('handbooks.file')}</Button>}
            <span className="wide-only"><Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button></span>
          </span>
        </PageHead>
      </div>
      {away && <p className="note notice no-print" role="status">{t('handbooks.away')}</p>}
      <div className="handbook-tools no-print">
        <Input.Search className="handbook-find" allowClear value={typed} placeholder={t('handbooks.find')} aria-label={t('handbooks.find')} loading={query.isFetching} onChange={(event) => setTyped(event.target.value)} />
        <ReadBar read={page.found.filter(({ read }) => read).length} of={page.sections} />
      </div>
      {asked !== '' && <p className="row no-print" aria-live="polite"><span className="quiet">{t('handbooks.found', { words: asked, n: found.length })}</span><button type="button" className="link" onClick={() => setTyped('')}>{t('handbooks.show_all')}</button></p>}
      <div className="handbook-body">
        <HandbookContents sections={found} />
        <HandbookText page={page} sections={found} words={asked} away={away} />
      </div>
    </div>
  )
}
