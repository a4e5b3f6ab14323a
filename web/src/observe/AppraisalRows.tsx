import { usePages } from '../api/hooks'
import type { AppraisingKind, AppraisingShown, AppraisingState } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Column, Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'

type Props = { state: AppraisingState; kind: AppraisingKind | undefined; person: number | undefined; observes: boolean }

export function AppraisalRows({ state, kind, person, observes }: Props) {
  const go = useGo()
  const list = usePages<AppraisingShown>('/appraisals', { state, kind, person })
  if (list.error) return <ProblemNote error={list.error} />
  if (list.loading) return <RowsSkeleton />
  if (list.rows.length === 0) return <EmptyState title={t('appraisals.none')} hint={t(observes ? `appraisals.none.${state}` : 'appraisals.none_own')} />
  const columns: Column<AppraisingShown>[] = [
    { key: 'name', head: t('appraisals.person'), title: true, least: 96, cell: (one) => <PathLink to={paths.appraisal(one.id)}>{one.name}</PathLink> },
    { key: 'post', head: t('appraisals.post'), least: 160, cell: (one) => one.post },
    { key: 'kind', head: t('appraisals.field.kind'), least: 104, cell: (one) => code('appraising_kind', one.appraising.kind) },
    { key: 'held', head: t('appraisals.field.held_on'), least: 104, cell: (one) => <span className="day">{one.appraising.held_on}</span> },
    { key: 'result', head: t('appraisals.result'), least: 120, cell: resultOf },
    { key: 'where', head: t(state === 'final' ? 'appraisals.finished' : 'appraisals.stands'), least: 144, cell: whereOf },
  ]
  return (
    <div className="stack tight">
      <Table label={code('appraising_state', state)} rows={list.rows} rowKey={(one) => one.id} open={(one) => go(paths.appraisal(one.id))} columns={columns} />
      <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} />
    </div>
  )
}

function resultOf({ appraising: it, project_title, milestone_title }: AppraisingShown) {
  if (it.class) return code('official_class', it.class)
  if (it.grade) return `${it.year ?? ''} ${code('appraisal', it.grade)}`
  return [project_title, milestone_title].filter(Boolean).join(' · ') || <span className="quiet two-lines" title={it.findings}>{it.findings}</span>
}

function whereOf(one: AppraisingShown) {
  if (one.final_at) return <span className="small">{one.final_by} <span className="day">{one.final_at}</span></span>
  if (one.state === 'open') return <span className="small">{t('appraisals.written_by', { by: one.opened_by })}</span>
  if (one.reply) return t(one.reply.agrees ? 'appraisals.agrees' : one.reply.answer ? 'appraisals.answered' : 'appraisals.to_answer')
  return t('appraisals.until', { day: one.reply_until ?? '' })
}
