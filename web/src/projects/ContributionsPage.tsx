import { useGet } from '../api/hooks'
import type { Contribution } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { ContributionLines } from './ContributionLines'
import './projects.css'

const show = { person: true, project: true, state: false }

/** Claims that wait until somebody else confirms them, the first first; those one may decide come before those one may not. */
export function ContributionsPage() {
  const may = useMay()('evidence.write')
  const { data, error, refetch } = useGet<Contribution[]>(may ? '/contributions' : null)
  if (!may) return <div className="page"><EmptyState title={t('projects.may_not_confirm')} action={t('projects.title')} to={paths.projects()} /></div>
  const mine = data?.filter((one) => one.may_decide) ?? []
  const others = data?.filter((one) => !one.may_decide) ?? []
  return (
    <div className="page narrow projects">
      <div>
        <p className="no-print"><PathLink to={paths.projects()}>{t('projects.title')}</PathLink></p>
        <PageHead title={t('projects.to_confirm')} detail={t('projects.to_confirm_detail')} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data?.length === 0 && <EmptyState title={t('projects.nothing_to_confirm')} hint={t('projects.nothing_to_confirm_hint')} />}
      {mine.length > 0 && <Section title={t('projects.for_you')} count={mine.length}><ContributionLines rows={mine} show={show} /></Section>}
      {others.length > 0 && <Section title={t('projects.others_decide')} count={others.length} note={t('projects.others_note')}><ContributionLines rows={others} show={show} /></Section>}
    </div>
  )
}
