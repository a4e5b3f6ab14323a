import type { UseQueryResult } from '@tanstack/react-query'
import type { CalledUp } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

/** What milestones coming near call up; each opens an appraisal that knows whom and at what. */
export function AppraisalCalled({ called: { data, error, refetch } }: { called: UseQueryResult<CalledUp[]> }) {
  const go = useGo()
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  if (data.length === 0) return <EmptyState title={t('appraisals.called_none')} hint={t('appraisals.called_none_hint')} />
  const to = (one: CalledUp) => paths.newAppraisal({ person: one.person, kind: 'milestone', project: one.project, milestone: one.milestone })
  return (
    <div className="stack tight">
      <p className="quiet">{t('appraisals.called_hint', { n: data.length })}</p>
      <Table label={t('appraisals.called')} rows={data} rowKey={(one) => `${one.person}-${one.milestone}`} open={(one) => go(to(one))} columns={[
        { key: 'name', head: t('appraisals.person'), title: true, least: 96, cell: (one) => <PersonName id={one.person} name={one.name} /> },
        { key: 'post', head: t('appraisals.post'), least: 160, cell: (one) => one.post },
        { key: 'project', head: t('appraisals.field.project'), least: 128, cell: (one) => <PathLink to={paths.project(one.project)}>{one.project_title}</PathLink> },
        { key: 'milestone', head: t('appraisals.field.milestone'), least: 96, cell: (one) => one.title },
        { key: 'planned', head: t('appraisals.planned'), least: 104, cell: (one) => <span className="day">{one.planned}</span> },
        { key: 'left', head: t('appraisals.days_left'), least: 96, cell: (one) => <span className={one.days_left < 0 ? 'alarm' : ''}>{t(one.days_left < 0 ? 'appraisals.days_past' : one.days_left === 0 ? 'appraisals.days_today' : 'appraisals.days_to', { n: Math.abs(one.days_left) })}</span> },
        { key: 'write', head: '', least: 72, cell: (one) => <PathLink to={to(one)} aria-label={t('appraisals.write_of', { name: one.name })}>{t('appraisals.write')}</PathLink> },
      ]} />
    </div>
  )
}
