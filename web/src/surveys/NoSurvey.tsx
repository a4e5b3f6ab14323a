import { EmptyState } from '../kinds/EmptyState'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

export function NoSurvey() {
  return <div className="page"><EmptyState title={t('surveys.not_here')} hint={t('surveys.not_here_hint')} action={t('surveys.title')} to={paths.surveys()} /></div>
}
