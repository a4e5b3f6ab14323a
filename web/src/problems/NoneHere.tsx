import type { Side } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { type Asked, isNarrowed } from './Filters'

/** What comes here, and what to do first. */
export function NoneHere({ side, search, all }: { side: Side; search: Asked; all: () => void }) {
  const may = useMay()
  if (isNarrowed(search)) return <EmptyState title={t('problems.none_fit')} action={t('problems.drop_filters')} onAction={all} />
  const title = t(`problems.none.${side}`)
  const hint = t(`problems.none_hint.${side}`)
  if (side === 'raised' && may('problems.raise')) return <EmptyState title={title} hint={hint} action={t('problems.raise')} to={paths.newProblem()} />
  if (side === 'coordinated') return <EmptyState title={title} hint={hint} action={t('problems.routing')} to={paths.routing()} />
  return <EmptyState title={title} hint={hint} />
}
