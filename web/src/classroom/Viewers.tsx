import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { ViewersShown } from '../api/types'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { Tabs } from '../kinds/Tabs'
import { t } from '../words/catalogue'

/** Who opened a lesson and how far they came, by person or by unit. */
export function Viewers({ lesson }: { lesson: number }) {
  const { data, error, refetch } = useGet<ViewersShown>(`/classroom/lessons/${lesson}/viewers`)
  const [by, setBy] = useState<'people' | 'units'>('people')
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={3} />
  return (
    <Section title={t('lessons.viewers_title')} count={data.rows.length} note={t('lessons.viewers_note')}>
      {data.rows.length === 0 && <p className="quiet">{t('lessons.no_viewers')}</p>}
      {data.rows.length > 0 && (
        <>
          <Tabs label={t('lessons.viewers_title')} at={by} choose={setBy} tabs={[{ key: 'people', label: t('lessons.by_person') }, { key: 'units', label: t('lessons.by_unit') }]} />
          {by === 'people' ? (
            <Table label={t('lessons.by_person')} rows={data.rows} rowKey={(row) => row.who.person} columns={[
              { key: 'who', head: t('lessons.person'), title: true, least: 96, cell: (row) => <PersonName id={row.who.person} name={row.who.name} /> },
              { key: 'post', head: t('lessons.post'), least: 160, cell: (row) => row.who.post },
              { key: 'share', head: t('lessons.watched'), number: true, cell: (row) => `${row.share}%` },
              { key: 'seen', head: t('lessons.last_seen'), least: 136, aside: true, cell: (row) => <span className="day">{row.seen_at}</span> },
              { key: 'done', head: t('lessons.completed'), least: 112, cell: (row) => (row.done_on ? <span className="seen done">● {row.done_on}</span> : '—') },
            ]} />
          ) : (
            <Table label={t('lessons.by_unit')} rows={data.by_unit} rowKey={(row) => row.unit} columns={[
              { key: 'name', head: t('lessons.field.unit'), title: true, least: 200, cell: (row) => row.name },
              { key: 'begun', head: t('lessons.begun'), number: true, cell: (row) => row.begun },
              { key: 'completed', head: t('lessons.completed'), number: true, cell: (row) => row.completed },
            ]} />
          )}
        </>
      )}
    </Section>
  )
}
