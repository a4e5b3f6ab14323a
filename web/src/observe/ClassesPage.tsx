import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useGet } from '../api/hooks'
import type { Classed } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { officialClasses } from './Appraising'
import { ClassRow } from './ClassRow'
import { MayNotObserve } from './MayNotObserve'
import '../care/care.css'
import './observe.css'
import './portrait.css'

/** In which class somebody is by the latest appraisal that is final, with how it came about. */
export function ClassesPage() {
  const may = useMay()('observe')
  return may ? <Columns /> : <div className="page narrow"><MayNotObserve /></div>
}

function Columns() {
  const go = useGo()
  const [search, change] = useAddress<Search & { q?: string }>()
  const { data, error, refetch } = useGet<Classed[]>('/classes')
  const q = (search.q ?? '').trim()
  const rows = (data ?? []).filter(({ name, post }) => name.includes(q) || post.includes(q))
  const begin = () => go(paths.newAppraisal({ kind: 'class' }))
  return (
    <div className="page observe classes-page">
      <PageHead title={t('classes.title')} detail={t('classes.detail')}><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('classes.new')}</Button></PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('classes.none')} hint={t('classes.none_hint')} action={t('classes.new')} onAction={begin} />}
      {data && data.length > 0 && (
        <>
          <Input.Search allowClear className="class-filter no-print" value={search.q ?? ''} placeholder={t('classes.filter')} aria-label={t('classes.filter')} onChange={(event) => change({ q: event.target.value || undefined }, true)} />
          <div className="class-columns">
            {officialClasses.map((one) => {
              const of = rows.filter((row) => row.class === one)
              const all = data.filter((row) => row.class === one).length
              return (
                <section key={one} aria-label={code('official_class', one)}>
                  <h2>{code('official_class', one)}<span className="count">{of.length === all ? all : t('classes.of_all', { n: of.length, all })}</span></h2>
                  {of.length === 0 && <p className="quiet">{t('classes.nobody')}</p>}
                  <ul>{of.map((row) => <ClassRow key={row.person} row={row} />)}</ul>
                </section>
              )
            })}
          </div>
        </>
      )}
    </div>
  )
}
