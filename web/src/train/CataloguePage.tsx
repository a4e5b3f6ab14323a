import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { CatalogueLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { type Search, useAddress } from '../shell/address'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { counted } from './amounts'
import { CatalogueDrawer } from './CatalogueDrawer'
import { CatalogueRows } from './CatalogueRows'
import { catalogues } from './codes'
import '../care/care.css'
import './train.css'

type Asked = Search & { of?: string; ended?: string; none?: string }

/** What training draws on, kept once for the whole city. */
export function CataloguePage() {
  const may = useMay()('train')
  const [search, change] = useAddress<Asked>()
  const of = catalogues.find((one) => one === search.of) ?? 'focus'
  const { data, error, refetch } = useGet<CatalogueLine[]>('/training/catalogue', { of })
  const [edited, setEdited] = useState<CatalogueLine | 'new' | null>(null)
  const ended = data?.filter((one) => one.ended).length ?? 0
  const idle = of === 'focus' ? (data?.filter((one) => !one.ended && one.served === 0).length ?? 0) : 0
  const rows = data?.filter((one) => (search.ended === '1' || !one.ended) && (search.none !== '1' || of !== 'focus' || one.served === 0)) ?? []
  const add = may ? () => setEdited('new') : undefined
  return (
    <div className="page train catalogue">
      <PageHead title={t('catalogue.title')} detail={t('catalogue.detail')}>{add && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t(`catalogue.add.${of}`)}</Button>}</PageHead>
      <Tabs label={t('catalogue.title')} at={of} choose={(next) => change({ of: next === 'focus' ? undefined : next, ended: undefined, none: undefined })} tabs={catalogues.map((key) => ({ key, label: code('catalogue', key) }))} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data?.length === 0 && <EmptyState title={t(`catalogue.none.${of}`)} hint={t(`catalogue.about.${of}`)} {...(add ? { action: t(`catalogue.add.${of}`), onAction: add } : {})} />}
      {data && data.length > 0 && (
        <div className="stack">
          <div className="catalogue-head">
            <p className="quiet">{t(`catalogue.about.${of}`)}</p>
            <div className="row">
              <span className="quiet small">{counted('catalogue.count', rows.length)}</span>
              {of === 'focus' && (idle > 0 || search.none === '1') && <Checkbox checked={search.none === '1'} onChange={(event) => change({ none: event.target.checked ? '1' : undefined }, true)}>{t('catalogue.only_unserved', { n: showNumber(idle) })}</Checkbox>}
              {ended > 0 && <Checkbox checked={search.ended === '1'} onChange={(event) => change({ ended: event.target.checked ? '1' : undefined }, true)}>{t('catalogue.with_ended', { n: showNumber(ended) })}</Checkbox>}
            </div>
          </div>
          {rows.length === 0 ? <p className="note">{t('catalogue.none_shown')}</p> : <CatalogueRows of={of} rows={rows} edit={setEdited} />}
        </div>
      )}
      {edited && <CatalogueDrawer of={of} line={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </div>
  )
}
