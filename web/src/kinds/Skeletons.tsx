import { t } from '../words/catalogue'
import './kinds.css'

/** Grey bars of the height the rows will have, so that nothing jumps when they come. */
export function RowsSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => <div key={row}><span /></div>)}
    </div>
  )
}

export function PageSkeleton() {
  return <div className="page"><div className="skeleton head"><div><span /></div></div><RowsSkeleton /></div>
}
