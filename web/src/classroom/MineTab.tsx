import { useGet } from '../api/hooks'
import type { OwnRecord } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { SeenBar } from './SeenBar'

/** What one has learnt online: lessons with what was seen, tests with what they came to. */
export function MineTab() {
  const { account } = useSession()
  const { data, error, refetch } = useGet<OwnRecord>('/classroom/mine')
  if (account.person === null) return <EmptyState title={t('classroom.no_person')} hint={t('classroom.no_person_hint')} />
  if (!data) return error ? <ProblemNote error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={5} />
  if (data.lessons.length === 0 && data.sittings.length === 0) return <EmptyState title={t('classroom.none_mine')} hint={t('classroom.none_mine_hint')} action={t('classroom.tab.lessons')} to={paths.classroom()} />
  return (
    <div className="stack">
      <p>{t('classroom.hours_year', { n: data.hours })}</p>
      <Section title={t('classroom.tab.lessons')} count={data.lessons.length}>
        <Table label={t('classroom.tab.lessons')} rows={data.lessons} rowKey={(row) => row.id} columns={[
          { key: 'title', head: t('lessons.field.title'), title: true, least: 200, cell: (row) => <PathLink to={paths.lesson(row.id)}>{row.title}</PathLink> },
          { key: 'number', head: t('lessons.field.number'), least: 88, aside: true, cell: (row) => (row.number === null ? '—' : t('lessons.issue', { n: row.number })) },
          { key: 'hours', head: t('lessons.field.hours'), number: true, cell: (row) => row.hours },
          { key: 'seen', head: t('lessons.watched'), least: 200, cell: (row) => <SeenBar of={row.viewing} /> },
        ]} />
      </Section>
      <Section title={t('classroom.tab.tests')} count={data.sittings.length}>
        {data.sittings.length === 0 ? <p className="quiet">{t('classroom.no_sittings')}</p> : (
          <Table label={t('classroom.tab.tests')} rows={data.sittings} rowKey={(row) => row.id} columns={[
            { key: 'title', head: t('lessons.field.title'), title: true, least: 200, cell: (row) => <PathLink to={paths.sitting(row.id)}>{row.title}</PathLink> },
            { key: 'at', head: t('classroom.handed_in'), least: 136, cell: (row) => <span className="day">{row.handed_in_at ?? '—'}</span> },
            { key: 'points', head: t('classroom.points'), number: true, cell: (row) => (row.points === null ? code('attempt_state', row.state) : `${row.points} / ${row.of}`) },
            { key: 'passed', head: t('classroom.result'), least: 96, cell: (row) => (row.passed === null ? '—' : row.passed ? <span className="seen done">● {t('classroom.passed')}</span> : <span>○ {t('classroom.not_passed')}</span>) },
          ]} />
        )}
      </Section>
    </div>
  )
}
