import { useParams } from '@tanstack/react-router'
import { Progress, Steps } from 'antd'
import { useGet } from '../api/hooks'
import type { Import } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { code, t } from '../words/catalogue'
import { showInstant, showNumber } from '../words/dates'
import { AdoptBar } from './AdoptBar'
import { CheckStep } from './CheckStep'
import { MappingStep } from './MappingStep'
import './imports.css'

export type ImportAddress = Search & { tab?: string; severity?: string }
const BUSY = ['reading', 'adopting']

/** The workspace of one import: columns, check, adoption; and undoing it later. */
export function ImportPage() {
  const { id } = useParams({ strict: false })
  const [search, change] = useAddress<ImportAddress>()
  const query = useGet<Import>(`/imports/${id}`, undefined, { keep: true })
  useGet<Import>(query.data && BUSY.includes(query.data.state) ? `/imports/${id}` : null, undefined, { every: 1000, fresh: 0 })
  const one = query.data
  useTitle(one ? one.name || one.source_name : t('frame.imports'))
  if (query.error) return <div className="page narrow"><ProblemNote error={query.error} retry={() => void query.refetch()} /></div>
  if (!one) return <div className="page"><RowsSkeleton /></div>
  const mapping = one.state === 'mapping' || search.tab === 'mapping'
  const step = one.state === 'reading' ? 0 : mapping ? 1 : one.state === 'checked' ? 2 : 3
  return (
    <div className="page">
      <div>
        <nav className="crumbs"><PathLink to={paths.imports()}>{t('frame.imports')}</PathLink></nav>
        <h1>{one.name || one.source_name} <span className={`tag${one.state === 'failed' ? ' alarm' : ''}`}>{code('import_state', one.state)}</span></h1>
        <p className="quiet">{t('imports.by_at', { by: one.by, at: showInstant(one.at) })}</p>
      </div>
      <Steps size="small" current={step} responsive items={['read', 'map', 'check', 'adopt'].map((key) => ({ title: t(`imports.step.${key}`) }))} />
      {BUSY.includes(one.state) && (
        <div className="stack tight" role="status">
          <span>{t(`imports.busy.${one.state}`, { done: showNumber(one.progress.done), of: showNumber(one.progress.of) })}</span>
          <Progress percent={one.progress.of ? Math.floor((one.progress.done / one.progress.of) * 100) : 0} />
        </div>
      )}
      {mapping && <MappingStep one={one} done={() => change({ tab: undefined })} />}
      {!mapping && one.state !== 'reading' && (
        <>
          <AdoptBar one={one} />
          <CheckStep one={one} />
        </>
      )}
      {mapping && one.state !== 'mapping' && <button type="button" className="link" onClick={() => change({ tab: undefined })}>{t('imports.back_to_check')}</button>}
    </div>
  )
}
