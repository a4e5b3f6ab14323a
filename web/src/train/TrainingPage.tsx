import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { SessionLine, TimetableShown } from '../api/types'
import { plus } from '../calendar/year'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { useWide } from '../observe/useWide'
import { code, t } from '../words/catalogue'
import { DayList } from './DayList'
import { Gantt } from './Gantt'
import { MovedTold } from './MovedTold'
import { MoveDrawer } from './MoveDrawer'
import { Soon } from './Soon'
import { sessionForms } from './codes'
import { SessionRows } from './SessionRows'
import { mondayOf } from './sessions'
import { keyOf } from './timetable'
import { TrainingFilters } from './TrainingFilters'
import { useMoving } from './useMoving'
import { Week } from './Week'
import { WeekTurn } from './WeekTurn'
import './train.css'
import './timetable.css'

export type Asked = Search & { week?: string; form?: string; mine?: string }
/** As many days as the long picture shows. */
const MONTH = 35

/** What runs today and in the days to come first, then weeks at a glance. */
export function TrainingPage() {
  const may = useMay()
  const go = useGo()
  const wide = useWide()
  const { today, account } = useSession()
  const [search, change] = useAddress<Asked>()
  const monday = mondayOf(search.week && /^\d{4}-\d{2}-\d{2}$/.test(search.week) ? search.week : today)
  const form = (search.form ?? '').split(',').filter((one) => (sessionForms as readonly string[]).includes(one))
  const given = { from: monday, to: plus(monday, MONTH - 1), form: form.join(',') || undefined, mine: search.mine === '1' ? true : undefined }
  const { data, error, refetch, isPlaceholderData } = useGet<SessionLine[]>('/sessions', given, { keep: true })
  const table = useGet<TimetableShown>('/training/timetable', { from: given.from, to: given.to }, { keep: true })
  const moving = useMoving()
  const [asked, setAsked] = useState<string | null>(null)
  const lessons = table.data?.lessons.filter(({ session }) => data?.some(({ id }) => id === session)) ?? []
  const one = lessons.find((lesson) => keyOf(lesson) === asked)
  const shown = { rows: data ?? [], lessons, daysOff: table.data?.days_off ?? [], monday, moving, ask: (of: (typeof lessons)[number]) => setAsked(keyOf(of)) }
  const narrowed = form.length > 0 || search.mine === '1'
  const plan = may('train') ? () => go(paths.newTrainingSession()) : undefined
  const empty = data?.length === 0 && (narrowed
    ? <EmptyState title={t('train.none_fit')} hint={form.map((one) => code('session_form', one)).join(t('list.comma'))} action={t('problems.drop_filters')} onAction={() => change({ form: undefined, mine: undefined }, true)} />
    : <EmptyState title={t('train.none')} hint={t(plan ? 'train.none_hint' : 'train.none_read')} {...(plan ? { action: t('train.plan'), onAction: plan } : {})} />)
  return (
    <div className="page train training">
      <PageHead title={t('train.title')} detail={t('train.detail')}>
        {account.person !== null && <Button onClick={() => go(paths.personTraining(account.person ?? 0))}>{t('train.mine')}</Button>}
        {(may('train.unit') || may('train')) && <Button onClick={() => go(paths.newDiscussion())}>{t('train.report_discussion')}</Button>}
        {plan && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={plan}>{t('train.plan')}</Button>}
      </PageHead>
      <Soon />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      <Section title={t('train.weeks')} tools={<WeekTurn monday={monday} turn={(week) => change({ week: week === mondayOf(today) ? undefined : week }, true)} />}>
        <div className={`stack${isPlaceholderData ? ' fading' : ''}`}>
          <TrainingFilters form={form} mine={search.mine === '1'} change={change} own={account.person !== null} />
          {!data && !error && <RowsSkeleton rows={6} />}
          {empty}
          {data && data.length > 0 && (wide ? <><Week {...shown} /><Gantt {...shown} days={MONTH} /></> : <DayList {...shown} days={MONTH} />)}
          {table.error && <ProblemNote error={table.error} retry={() => void table.refetch()} />}
          <MovedTold moving={moving} />
        </div>
      </Section>
      {one && <MoveDrawer key={asked} of={one} moving={moving} close={() => setAsked(null)} />}
      {wide && data && data.length > 0 && <Section title={t('train.list')} note={t('train.list_note', { from: given.from, to: given.to, n: data.length })}><SessionRows rows={data} label={t('train.list')} /></Section>}
    </div>
  )
}
