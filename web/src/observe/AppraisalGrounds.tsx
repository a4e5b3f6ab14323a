import { useMemo } from 'react'
import { useGet, usePages } from '../api/hooks'
import type { Appraising, AppraisingGround, AppraisingShown, Entry, Statement } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import type { Change } from './AppraisalForm'
import { AppraisalGround } from './AppraisalGround'
import { KINDS_LEAST, soundKinds } from './Appraising'

type Props = { person: number; value: Appraising; change: Change; shown: AppraisingShown | null; saved: boolean; problem: string | undefined }

/** Records of the file it rests on; says while they are chosen how many independent kinds they are. */
export function AppraisalGrounds({ person, value, change, shown, saved, problem }: Props) {
  const list = usePages<Entry>(`/people/${person}/evidence`)
  const statements = useGet<Statement[]>(`/people/${person}/statements`).data
  const known = useMemo(() => groundsOf(list.rows, statements ?? [], shown?.grounds ?? []), [list.rows, statements, shown])
  const chosen = value.entries.flatMap((entry) => known.find((one) => one.entry === entry) ?? [])
  const kinds = saved && shown ? shown.sound_kinds : soundKinds(chosen).length
  const toggle = (entry: number, on: boolean) => change({ entries: on ? [...value.entries, entry] : value.entries.filter((one) => one !== entry) })
  const shownFirst = [...known].sort((one, other) => Number(start(shown, other)) - Number(start(shown, one)))
  return (
    <fieldset className="appraisal-grounds">
      <legend>{t('appraisals.field.entries')}<span className="count">{value.entries.length}</span></legend>
      <p className={`appraisal-kinds ${kinds < KINDS_LEAST ? 'lacking' : 'enough'}`} role="status"><span aria-hidden>{kinds < KINDS_LEAST ? '\u25d0' : '\u25cf'}</span> {t(kinds < KINDS_LEAST ? 'appraisals.kinds_lacking' : 'appraisals.kinds_enough', { n: kinds, least: KINDS_LEAST })}</p>
      <p className="quiet small">{t('appraisals.kinds_hint')}</p>
      {problem && <p className="field-error" role="alert">{problem}</p>}
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton rows={5} />}
      {!list.loading && known.length === 0 && <p className="quiet">{t('appraisals.no_entries')} <PathLink to={paths.newStudy({ person })}>{t('studies.begin')}</PathLink></p>}
      <ul>{shownFirst.map((ground) => <AppraisalGround key={ground.entry} ground={ground} person={person} chosen={value.entries.includes(ground.entry)} choose={(on) => toggle(ground.entry, on)} />)}</ul>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </fieldset>
  )
}

/** Those it rested on when it was kept stay on top, so that nothing jumps while others are ticked. */
const start = (shown: AppraisingShown | null, { entry }: AppraisingGround) => shown?.appraising.entries.includes(entry) ?? false

/** Records that stand, with what the statement amounts to whose source each of them is. */
function groundsOf(entries: Entry[], statements: Statement[], told: AppraisingGround[]): AppraisingGround[] {
  const states = new Map(statements.flatMap(({ state, sources }) => sources.map(({ entry }) => [entry, state] as const)))
  const listed = entries.filter(({ id, replaced_by }) => replaced_by === null || told.some(({ entry }) => entry === id)).map((entry): AppraisingGround => told.find((one) => one.entry === entry.id) ?? {
    entry: entry.id, kind: entry.source, title: entry.title, happened_on: entry.happened_on, statement: states.get(entry.id) ?? null, contested: entry.contest !== null && entry.contest.state !== 'dismissed',
  })
  return [...told.filter(({ entry }) => !listed.some((one) => one.entry === entry)), ...listed]
}
