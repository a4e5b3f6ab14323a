import { EmptyState } from '../kinds/EmptyState'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

/** Who observes nobody may still want to know what was observed of their own work. */
export function MayNotObserve() {
  const { account } = useSession()
  return <EmptyState title={t('studies.may_not')} hint={t(account.person === null ? 'studies.may_not_hint' : 'studies.may_not_own')} {...(account.person === null ? {} : { action: t('statements.own'), to: paths.statementsOf(account.person) })} />
}
