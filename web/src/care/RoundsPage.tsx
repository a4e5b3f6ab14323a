import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Round } from '../api/types'
import { Progress } from '../duties/DutiesPage'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { RoundDrawer } from './RoundDrawer'
import '../duties/duties.css'

/** Seasons of talks, each with how far it has come. */
export function RoundsPage() {
  const may = useMay()('duties')
  const go = useGo()
  const { data, error, refetch } = useGet<Round[]>('/rounds')
  const [open, setOpen] = useState(false)
  const begin = () => setOpen(true)
  return (
    <div className="page">
      <PageHead title={t('rounds.title')} detail={t('rounds.detail')}>{may && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('rounds.open')}</Button>}</PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.length === 0 && <EmptyState title={t('rounds.none')} hint={t('rounds.none_hint')} {...(may ? { action: t('rounds.open'), onAction: begin } : {})} />}
      {data && data.length > 0 && (
        <Table label={t('rounds.title')} rows={data} rowKey={(round) => round.id} open={(round) => go(paths.round(round.id))} columns={[
          { key: 'title', head: t('rounds.field.title'), title: true, least: 160, cell: (round) => <PathLink to={paths.round(round.id)}>{round.title}</PathLink> },
          { key: 'days', head: t('rounds.days'), least: 200, cell: (round) => <span className="day">{t('duties.period', { from: round.from, to: round.to })}</span> },
          { key: 'progress', head: t('rounds.progress'), least: 200, cell: (round) => <Progress done={round.talked} total={round.meant} /> },
          { key: 'times', head: t('rounds.times'), number: true, cell: (round) => round.times },
        ]} />
      )}
      {open && <RoundDrawer close={() => setOpen(false)} />}
    </div>
  )
}
