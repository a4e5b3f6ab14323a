import { EmptyState } from '../kinds/EmptyState'
import { t } from '../words/catalogue'
import { paths } from './paths'
import { useTitle } from './title'

export function NotFound() {
  useTitle(t('frame.not_found'))
  return <EmptyState title={t('frame.not_found')} hint={t('frame.not_found_hint')} to={paths.day()} action={t('frame.to_day')} />
}
