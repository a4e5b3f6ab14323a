import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import type { UnitPage, UnitRow } from '../api/types'
import { NumberLink, FigureStrip } from '../kinds/NumberLink'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { Facts, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useAsOf, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { useTitle } from '../shell/title'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { writeFilter } from './filter'
import { UnitPeople } from './UnitPeople'
import { UnitPosts } from './UnitPosts'

const UnitForm = lazy(() => import('./UnitForm'))

export function UnitView({ id }: { id: number }) {
  const asOf = useAsOf()
  const go = useGo()
  const [form, setForm] = useState<'edit' | 'child' | null>(null)
  const { data: unit, error, refetch } = useGet<UnitPage>(`/units/${id}`, { as_of: asOf })
  const roots = useGet<UnitRow[]>('/units', { as_of: asOf }).data ?? []
  const sees = useMay()('people.read')
  useTitle(unit?.name ?? t('frame.units'))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!unit) return <RowsSkeleton />
  // Above the top of what I may see there is a name, not a way.
  const above = unit.path.filter((step) => step.id !== unit.id)
  const top = above.findIndex((step) => roots.some((root) => root.id === step.id))
  const may = unit.may.includes('write') && !asOf
  const everyone = (below: number) => paths.people(writeFilter({ op: 'under', units: [below] }))
  return (
    <div className="stack unit-view">
      <div>
        <nav className="crumbs" aria-label={t('units.path')}>
          <PathLink to={paths.units()}>{t('frame.units')}</PathLink>
          {above.map((step, at) => <span key={step.id}> › {top >= 0 && at >= top ? <PathLink to={paths.unit(step.id)}>{step.name}</PathLink> : step.name}</span>)}
        </nav>
        <div className="page-head">
          <h1 className="grow">{unit.name}</h1>
          <div className="row no-print">
            {sees && <Button onClick={() => go(everyone(unit.id))}>{t('units.people_below')}</Button>}
            {may && <Button icon={<EditOutlined aria-hidden />} onClick={() => setForm('edit')}>{t('action.correct')}</Button>}
            {may && <Button icon={<PlusOutlined aria-hidden />} onClick={() => setForm('child')}>{t('units.add_child')}</Button>}
          </div>
        </div>
      </div>
      <FigureStrip figures={unit.figures} />
      <Facts facts={[
        [t('field.unit_kind'), code('unit_kind', unit.kind)], [t('units.rank'), code('rank', unit.rank)], [t('field.short_name'), unit.short_name],
        [t('field.division_code'), unit.division_code], [t('field.credit_code'), unit.credit_code], [t('units.since'), showDate(unit.since)],
      ]} />
      {unit.authorised.length > 0 && (
        <Section title={t('units.authorised')} note={t('units.authorised_note')}>
          <Table label={t('units.authorised')} rows={unit.authorised} rowKey={(row) => row.rank} columns={[
            { key: 'rank', head: t('field.rank'), title: true, cell: (row) => code('rank', row.rank) },
            { key: 'number', head: t('units.authorised_number'), number: true, cell: (row) => row.number },
            { key: 'filled', head: t('units.filled'), number: true, cell: (row) => <NumberLink value={filled(unit, row.rank)} to={paths.people(writeFilter({ op: 'all', of: [{ op: 'under', units: [unit.id] }, { op: 'is', field: 'rank', values: [row.rank] }] }))} /> },
            { key: 'open', head: t('units.open'), number: true, cell: (row) => row.number - filled(unit, row.rank) },
          ]} />
        </Section>
      )}
      <UnitPosts unit={unit} may={may} />
      {unit.children.length > 0 && (
        <Section title={t('units.children')} count={unit.children.length}>
          <Table label={t('units.children')} rows={unit.children} rowKey={(row) => row.id} open={(row) => go(paths.unit(row.id))} columns={[
            { key: 'name', head: t('units.name'), title: true, cell: (row) => <PathLink to={paths.unit(row.id)}>{row.name}</PathLink> },
            { key: 'kind', head: t('field.unit_kind'), cell: (row) => code('unit_kind', row.kind) },
            ...(sees ? [{ key: 'people', head: t('units.people'), number: true, cell: (row: UnitRow) => row.people !== null && <NumberLink value={row.people} to={everyone(row.id)} /> }] : []),
            { key: 'posts', head: t('units.posts'), number: true, cell: (row) => <NumberLink value={row.posts} to={paths.figure('posts.total', row.id)} /> },
            { key: 'vacancies', head: t('units.vacancies'), number: true, cell: (row) => <NumberLink value={row.vacancies} to={paths.figure('posts.vacant', row.id)} /> },
          ]} />
        </Section>
      )}
      {sees && <UnitPeople unit={unit} />}
      <Suspense fallback={null}>{form && <UnitForm unit={form === 'edit' ? unit : null} parent={form === 'edit' ? (unit.path.filter((step) => step.id !== unit.id).at(-1)?.id ?? null) : unit.id} close={() => setForm(null)} />}</Suspense>
    </div>
  )
}

function filled(unit: UnitPage, rank: string): number {
  return unit.posts.filter((post) => post.rank === rank).reduce((sum, post) => sum + post.held, 0)
}
