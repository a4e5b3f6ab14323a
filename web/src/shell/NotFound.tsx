import { EmptyState } from '../kinds/EmptyState'
import { t } from '../words/catalogue'
import { paths } from './paths'

export function NotFound() {
  return <EmptyState title={t('frame.not_found')} hint={t('frame.not_found_hint')} to={paths.day()} action={t('frame.to_day')} />
}
