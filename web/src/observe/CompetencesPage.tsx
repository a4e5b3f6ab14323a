import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../api/client'
import { useGet } from '../api/hooks'
import type { Competence } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { CompetenceDrawer } from './CompetenceDrawer'
import { CompetenceSheetDrop } from './CompetenceSheetDrop'
import { CompetenceTree } from './CompetenceTree'
import '../care/care.css'
import './observe.css'
import './portrait.css'

export type Edited = { node: Competence | null; parent: number | null }

/** What officials should be able to do, and the words every level is judged against. */
export function CompetencesPage() {
  const may = useMay()
  const reads = may('people.read')
  const edits = may('settings') && may('observe')
  const { data, error, refetch } = useGet<Competence[]>(reads ? '/competences' : null)
  const [edited, setEdited] = useState<Edited | null>(null)
  const begin = () => setEdited({ node: null, parent: null })
  if (!reads) return <div className="page narrow"><EmptyState title={t('changes.may_not')} /></div>
  return (
    <div className="page observe competences-page">
      <PageHead title={t('competences.title')} detail={t('competences.detail')}>
        <Button icon={<DownloadOutlined aria-hidden />} href={address('/competences/sheet')} download="competences.xlsx">{t('competences.download')}</Button>
        <Button icon={<DownloadOutlined aria-hidden />} href={address('/competences/case')} download="framework.case.json" title={t('competences.case_what')}>{t('competences.case_download')}</Button>
        {edits && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('competences.add')}</Button>}
      </PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('competences.none')} hint={t('competences.none_hint')} {...(edits ? { action: t('competences.add'), onAction: begin } : {})} />}
      {data && data.length > 0 && <CompetenceTree nodes={data} edit={edits ? setEdited : null} />}
      {edits && <><CompetenceSheetDrop of="sheet" /><CompetenceSheetDrop of="case" /></>}
      {edited && data && <CompetenceDrawer key={edited.node?.id ?? 'new'} {...edited} nodes={data} close={() => setEdited(null)} />}
    </div>
  )
}
