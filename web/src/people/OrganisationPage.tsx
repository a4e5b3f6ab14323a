import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { UnitPage, UnitRow } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useAsOf } from '../shell/address'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { UnitTree } from './UnitTree'
import { UnitView } from './UnitView'
import './unit.css'

const UnitForm = lazy(() => import('./UnitForm'))

/** The tree at the left, one unit at the right; without a choice, the top of what I may see. */
export function OrganisationPage() {
  const { id } = useParams({ strict: false })
  const asOf = useAsOf()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const roots = useGet<UnitRow[]>('/units', { as_of: asOf })
  const shown = id ? Number(id) : roots.data?.[0]?.id
  const unit = useGet<UnitPage>(shown ? `/units/${shown}` : null, { as_of: asOf })
  return (
    <div className={`organisation${id ? ' chosen' : ''}`}>
      <UnitTree roots={roots.data ?? []} shown={shown ?? null} path={unit.data?.path.map((step) => step.id) ?? []} />
      <div className="organisation-unit">
        {roots.error && <ProblemNote error={roots.error} retry={() => void roots.refetch()} />}
        {roots.isPending && <RowsSkeleton />}
        {roots.data?.length === 0 && (
          <EmptyState title={t('units.none')} hint={t('units.none_hint')} {...(may('units.write') ? { action: t('units.add'), onAction: () => setAdding(true) } : {})} />
        )}
        {shown !== undefined && <UnitView key={shown} id={shown} />}
        <Suspense fallback={null}>{adding && <UnitForm unit={null} parent={null} close={() => setAdding(false)} />}</Suspense>
      </div>
    </div>
  )
}
