import { EmptyState } from '../kinds/EmptyState'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

/** Who does not talk with others may still want to know who talked with them. */
export function MayNot() {
  const { account } = useSession()
  return <EmptyState title={t('talks.may_not')} hint={t(account.person === null ? 'talks.may_not_hint' : 'talks.may_not_own')} {...(account.person === null ? {} : { action: t('frame.my_file'), to: paths.person(account.person, 'talks') })} />
}
