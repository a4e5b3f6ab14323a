import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { TouchstoneLine } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { grouped } from './ClassGroups'
import { MayNotObserve } from './MayNotObserve'
import { TouchstoneDrawer } from './TouchstoneDrawer'
import '../care/care.css'
import './observe.css'
import './portrait.css'

/** Posts and headquarters at which officials are seen at work, by the field they test. */
export function TouchstonesPage() {
  const may = useMay()('observe')
  return may ? <Fields /> : <div className="page narrow"><MayNotObserve /></div>
}

function Fields() {
  const go = useGo()
  const { data, error, refetch } = useGet<TouchstoneLine[]>('/touchstones')
  const [open, setOpen] = useState(false)
  const begin = () => setOpen(true)
  const fields = grouped(data ?? [], ({ touchstone }) => touchstone.field)
  return (
    <div className="page observe touchstones-page">
      <PageHead title={t('touchstones.title')} detail={t('touchstones.detail')}><Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('touchstones.mark')}</Button></PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.length === 0 && <EmptyState title={t('touchstones.none')} hint={t('touchstones.none_hint')} action={t('touchstones.mark')} onAction={begin} />}
      {fields.map(([field, rows]) => (
        <Section key={field} title={field} count={rows.length}>
          <Table label={field} rows={rows} rowKey={({ id }) => id} open={({ id }) => go(paths.touchstone(id))} rowClass={({ until }) => (until === null ? '' : 'ended')} columns={[
            { key: 'title', head: t('touchstones.field.title'), title: true, least: 176, cell: ({ id, touchstone }) => <PathLink to={paths.touchstone(id)}>{touchstone.title}</PathLink> },
            { key: 'what', head: t('touchstones.what'), least: 96, cell: ({ touchstone }) => (touchstone.post === null ? t('touchstones.headquarters', { n: touchstone.members.length }) : t('touchstones.is_post')) },
            { key: 'unit', head: t('touchstones.field.unit'), least: 128, cell: ({ touchstone, unit_name }) => <PathLink to={paths.unit(touchstone.unit)}>{unit_name}</PathLink> },
            { key: 'days', head: t('touchstones.days'), least: 176, cell: (one) => <TouchstoneDays of={one} /> },
          ]} />
        </Section>
      ))}
      {open && <TouchstoneDrawer close={() => setOpen(false)} fields={fields.map(([field]) => field)} />}
    </div>
  )
}

export function TouchstoneDays({ of: { touchstone, until } }: { of: TouchstoneLine }) {
  return <span><span className="day">{touchstone.since}</span> {until === null ? t('touchstones.at_present') : t('touchstones.ended', { day: until })}</span>
}
