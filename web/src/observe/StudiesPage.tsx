import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useGet } from '../api/hooks'
import type { StudyLine, Team } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { KeptHere } from './KeptHere'
import { MayNotObserve } from './MayNotObserve'
import { StudyRows } from './StudyRows'
import '../care/care.css'
import './observe.css'

type Asked = Search & { team?: string }

/** One's own drafts, which nobody else sees; then what is on file in units one observes. */
export function StudiesPage() {
  const may = useMay()('observe')
  const go = useGo()
  const [search, change] = useAddress<Asked>()
  const team = search.team && /^\d+$/.test(search.team) ? Number(search.team) : undefined
  const teams = useGet<Team[]>(may ? '/teams' : null)
  const { data, error, refetch } = useGet<StudyLine[]>(may ? '/studies' : null, { team }, { keep: true })
  if (!may) return <div className="page narrow"><MayNotObserve /></div>
  const [drafts, published] = [data?.filter(({ state }) => state === 'draft') ?? [], data?.filter(({ state }) => state === 'published') ?? []]
  const begin = paths.newStudy(team === undefined ? {} : { team })
  const options = (teams.data ?? []).map(({ id, team: { title } }) => ({ value: id, label: title }))
  return (
    <div className="page care observe">
      <PageHead title={t('studies.title')} detail={t('studies.detail')}>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(begin)}>{t('studies.begin')}</Button>
      </PageHead>
      {(options.length > 0 || team !== undefined) && (
        <Select allowClear className="study-team" value={team ?? null} options={options} placeholder={t('studies.all_teams')} aria-label={t('studies.field.team')} onChange={(next?: number | null) => change({ team: next ? String(next) : undefined })} />
      )}
      <KeptHere />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t(team === undefined ? 'studies.none' : 'studies.none_team')} hint={t('studies.none_hint')} action={t('studies.begin')} to={begin} />}
      {drafts.length > 0 && <Section title={t('studies.drafts')} count={drafts.length} note={t('studies.drafts_note')}><StudyRows rows={drafts} label={t('studies.drafts')} drafts /></Section>}
      {published.length > 0 && <Section title={t('studies.on_file')} count={published.length}><StudyRows rows={published} label={t('studies.on_file')} /></Section>}
    </div>
  )
}
