import { useParams } from '@tanstack/react-router'
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { CataloguePageShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { CalendarAddress } from './CalendarAddress'
import { CatalogueDrawer } from './CatalogueDrawer'
import { CatalogueNamed } from './CatalogueNamed'
import { EndLine } from './EndLine'
import { FieldSupply } from './FieldSupply'
import { ItemFacts } from './ItemFacts'
import '../care/care.css'
import './train.css'

/** One line of a catalogue and everything that names it. */
export function CatalogueItemPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<CataloguePageShown>(`/training/catalogue/${id}`)
  if (data) return <Told key={data.id} page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('catalogue.not_here')} hint={t('catalogue.not_here_hint')} action={t('catalogue.title')} to={paths.catalogue()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ page }: { page: CataloguePageShown }) {
  const [open, setOpen] = useState(false)
  const { item } = page
  return (
    <div className="page train catalogue-item">
      <div>
        <p className="no-print"><PathLink to={paths.catalogue(item.catalogue)}>{code('catalogue', item.catalogue)}</PathLink></p>
        <PageHead title={item.title} detail={<>{page.ended && <span className="tag">{t('catalogue.ended')}</span>} <PathLink to={paths.unit(page.unit)}>{page.unit_name}</PathLink></>}>
          {(item.catalogue === 'lecturer' || item.catalogue === 'room') && <CalendarAddress of={item.catalogue} target={page.id} />}
          {page.may_write && <><Button icon={<EditOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('catalogue.edit')}</Button><EndLine line={page} /></>}
        </PageHead>
      </div>
      <ItemFacts page={page} />
      {item.catalogue === 'field' && <FieldSupply field={page.id} wanted={item.wanted} supply={page.supply} />}
      <CatalogueNamed page={page} />
      {open && <CatalogueDrawer of={item.catalogue} line={page} close={() => setOpen(false)} />}
    </div>
  )
}
