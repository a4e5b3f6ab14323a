import { CheckSquareOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { ProjectLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { UnitPicker } from '../kinds/UnitPicker'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { ProjectDrawer } from './ProjectDrawer'
import { ProjectRows } from './ProjectRows'
import './projects.css'

/** Projects of the units one works with, those that run first. */
export function ProjectsPage() {
  const may = useMay()
  const go = useGo()
  const [search, change] = useAddress<Search & { unit?: string }>()
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useGet<ProjectLine[]>('/projects', { unit: search.unit }, { keep: true })
  const begin = may('projects') ? () => setOpen(true) : undefined
  return (
    <div className="page projects">
      <PageHead title={t('projects.title')} detail={t('projects.detail')}>
        {may('evidence.write') && <Button icon={<CheckSquareOutlined aria-hidden />} onClick={() => go(paths.contributions())}>{t('projects.to_confirm')}</Button>}
        {begin && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('projects.record')}</Button>}
      </PageHead>
      <div className="project-filters" role="group" aria-label={t('problems.filters')}>
        <UnitPicker clear value={search.unit ? Number(search.unit) : null} label={t('projects.field.unit')} placeholder={t('projects.any_unit')} onChange={(unit) => change({ unit: unit === null ? undefined : String(unit) }, true)} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (search.unit
        ? <EmptyState title={t('projects.none_fit')} action={t('problems.drop_filters')} onAction={() => change({ unit: undefined })} />
        : <EmptyState title={t('projects.none')} hint={t(begin ? 'projects.none_hint' : 'projects.none_read')} {...(begin ? { action: t('projects.record'), onAction: begin } : {})} />)}
      {data && data.length > 0 && <ProjectRows rows={data} />}
      {open && <ProjectDrawer page={null} close={() => setOpen(false)} />}
    </div>
  )
}
